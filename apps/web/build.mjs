import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { collectScriptHashes } from "./scripts/collect-csp.mjs";

const app = import.meta.dirname;
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const { status } = spawnSync(process.execPath, [next, "build"], { cwd: app, stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

// The standalone server expects its static files beside it, and Next leaves the copying to us.
const standalone = path.join(app, ".next", "standalone", "apps", "web");
cpSync(path.join(app, ".next", "static"), path.join(standalone, ".next", "static"), { recursive: true });
if (existsSync(path.join(app, "public"))) {
  cpSync(path.join(app, "public"), path.join(standalone, "public"), { recursive: true });
}

console.log(`Collected the inline scripts of ${collectScriptHashes(app)} pages.`);
