import path from "node:path";
import { build } from "esbuild";
import { root } from "./settings";

/** The server as it is in the sources now, so that a test does not depend on an earlier build. */
export async function bundleServer(dir: string): Promise<string> {
  const outfile = path.join(dir, "main.mjs");
  await build({
    absWorkingDir: path.join(root, "apps", "server"),
    entryPoints: ["src/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    logLevel: "error",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  return outfile;
}
