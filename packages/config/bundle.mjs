import { spawn } from "node:child_process";
import path from "node:path";
import { build, context } from "esbuild";

// Bundled ES modules still meet CommonJS dependencies that ask for `require`.
const banner =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

/** Options to bundle src/main.ts of an app into one file for Node 24, dependencies included; threads get their own. */
const optionsFor = (dir, { external, threads, outdir }) => ({
  absWorkingDir: dir,
  entryPoints: { main: "src/main.ts", ...threads },
  outdir,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  sourcemap: true,
  legalComments: "none",
  logLevel: "warning",
  banner: { js: banner },
  external,
});

/** Builds the app; with --run it keeps watching, and runs the result anew after each change. */
export async function bundleApp(dir, { external = [], threads = {}, outdir = "dist" } = {}) {
  const options = optionsFor(dir, { external, threads, outdir });
  if (!process.argv.includes("--run")) {
    await build(options);
    return;
  }
  const main = path.join(dir, "dist", "main.js");
  let child;
  const restart = {
    name: "restart",
    setup({ onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length > 0) return;
        const start = () => {
          child = spawn(process.execPath, ["--enable-source-maps", main], { stdio: "inherit" });
        };
        if (child === undefined || child.exitCode !== null) return start();
        child.once("exit", start);
        child.kill("SIGTERM");
      });
    },
  };
  const watcher = await context({ ...options, plugins: [restart] });
  process.on("SIGTERM", () => {
    child?.kill("SIGTERM");
    void watcher.dispose().then(() => process.exit(0));
  });
  await watcher.watch();
}
