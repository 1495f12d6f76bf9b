import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseEnv } from "node:util";
import { nextFreePort } from "../port.ts";
import { ensureBrowser } from "./browser.ts";
import { readReport, root, runShown } from "./run.ts";
import { type Tally, tallyPlaywright } from "./tally.ts";

const readyWithinMs = 300_000;

/** Runs Playwright against the production build, on an instance and a database of its own. */
export async function runEndToEnd(reportFile: string, logFile: string, paths: string[]): Promise<[Tally, boolean]> {
  const browser = await ensureBrowser();
  const instance = await startInstance(logFile);
  try {
    const cli = path.join(root, "packages/e2e/node_modules/@playwright/test/cli.js");
    const config = path.join(root, "packages/e2e/playwright.config.ts");
    const isOk = await runShown(process.execPath, [cli, "test", "--config", config, ...paths], {
      ...instance.env,
      BASE_URL: instance.url,
      MAIL_PORT: String(instance.mailPort),
      MAIL_LISTEN_PORT: String(instance.incomingPort),
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      ...(browser === undefined ? {} : { CHROMIUM_PATH: browser }),
    });
    const report = readReport<Parameters<typeof tallyPlaywright>[0]>(reportFile);
    return [report ? tallyPlaywright(report) : { passed: 0, failed: 1 }, isOk];
  } finally {
    await instance.stop();
  }
}

async function startInstance(logFile: string) {
  const stateDir = mkdtempSync(path.join(tmpdir(), "halen-desk-e2e-"));
  chmodSync(stateDir, 0o755);
  const port = await nextFreePort(3200);
  const mailPort = await nextFreePort(3300);
  const incomingPort = await nextFreePort(3400);
  const url = `http://localhost:${port}`;
  const output = openSync(logFile, "w");
  const { DATABASE_URL: _, DATABASE_MIGRATE_URL: __, PUBLIC_URL: ___, ...env } = process.env;
  const supervisor = spawn(process.execPath, [path.join(root, "dist/supervise.mjs")], {
    cwd: root,
    env: {
      ...env,
      PORT: String(port),
      HALEN_DESK_DATA: stateDir,
      // Empty, since the stories begin with the set-up page and then make companies of their own.
      HALEN_DESK_DEMO: "0",
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      // Stories set up mailboxes on servers of their own, on this machine.
      PRIVATE_HOSTS_ALLOWED: "127.0.0.1",
      MAIL_LISTEN_HOST: "127.0.0.1",
      MAIL_LISTEN_PORT: String(incomingPort),
      METRICS_PORT: "0",
    },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const stop = async () => {
    await endProcess(supervisor);
    rmSync(stateDir, { recursive: true, force: true });
  };
  process.once("exit", () => supervisor.kill("SIGTERM"));
  try {
    await waitForReady(url, supervisor, logFile);
    return { url, mailPort, incomingPort, stop, env: parseEnv(readFileSync(path.join(stateDir, "run.env"), "utf8")) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitForReady(url: string, supervisor: ChildProcess, logFile: string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline && supervisor.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(200);
  }
  console.error(readFileSync(logFile, "utf8").split("\n").slice(-40).join("\n"));
  throw new Error("The instance for the end-to-end tests did not start; the end of its log is above.");
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
