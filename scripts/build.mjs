import { build } from "esbuild";

// The supervisor stays in memory, so it is plain JavaScript without the TypeScript loader (17 MB).
await build({
  entryPoints: { supervise: "scripts/supervise.ts", leash: "scripts/supervisor/leash.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  logLevel: "warning",
});
