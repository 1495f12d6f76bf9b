import { readFileSync } from "node:fs";
import path from "node:path";
import type { ScriptHashes } from "./policy";

let loaded: ScriptHashes | undefined;

/** What `scripts/collect-csp.mjs` wrote after the build. Without it no inline script runs at all. */
export function scriptHashes(): ScriptHashes {
  loaded ??= load();
  return loaded;
}

function load(): ScriptHashes {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), ".next", "script-hashes.json");
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    process.stderr.write("The hashes of inline scripts are missing; build the pages again.\n");
    return {};
  }
}
