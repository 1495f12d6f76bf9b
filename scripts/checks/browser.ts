import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root, runShown } from "./run.ts";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macPath = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** A Chromium for the end-to-end tests; nothing means the one that Playwright keeps for itself. */
export async function ensureBrowser(): Promise<string | undefined> {
  const { CHROMIUM_PATH: wanted } = process.env;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names no file: ${wanted}`);
  }
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && (await installFromDebian())) return findBrowser();

  console.log("No Chromium was found: Playwright fetches its own.");
  const cli = path.join(root, "packages/e2e/node_modules/@playwright/test/cli.js");
  if (!(await runShown(process.execPath, [cli, "install", "chromium"]))) {
    throw new Error("No Chromium was found or fetched. Install one, or set CHROMIUM_PATH.");
  }
  return undefined;
}

function findBrowser(): string | undefined {
  for (const command of commands) {
    const file = spawnSync("/bin/sh", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout.trim();
    if (file) return file;
  }
  return existsSync(macPath) ? macPath : undefined;
}

async function installFromDebian(): Promise<boolean> {
  if (spawnSync("/bin/sh", ["-c", "command -v apt-get"]).status !== 0) return false;
  console.log("No Chromium was found: installing Debian's.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => runShown("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], env);
  await apt("update");
  return apt("install", "-y", "--no-install-recommends", "chromium", "fonts-liberation");
}
