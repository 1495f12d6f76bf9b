import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Account } from "./account";
import { readLock, waitUntil } from "./postmaster";

export type LaunchOptions = {
  program: string;
  account: Account | undefined;
  dataDir: string;
  port: number;
  settings: Record<string, string>;
  onLog: (line: string) => void;
};

/** How a process ended: its exit code, the signal that ended it, or nothing when it could not be started. */
export type Ending = number | NodeJS.Signals | null;
export type Launched = { pid: number; ended: Promise<Ending>; stop: () => Promise<void> };

// Recovery after a crash reads all of the log since the last checkpoint.
const readyWithinMs = 300_000;
const stopWithinMs = 20_000;

/** Starts PostgreSQL and waits until it accepts connections; undefined when it ended instead. */
export async function launch(options: LaunchOptions): Promise<Launched | undefined> {
  const child = spawnPostgres(options);
  const ended = new Promise<Ending>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    if (!hasEnded) child.kill("SIGINT");
    const late = setTimeout(() => child.kill("SIGQUIT"), stopWithinMs);
    await ended;
    clearTimeout(late);
  };

  const isReady = () => {
    const lock = readLock(options.dataDir);
    return lock?.pid === child.pid && lock?.isReady === true;
  };
  try {
    await waitUntil(() => hasEnded || isReady(), readyWithinMs, "PostgreSQL did not become ready");
  } catch (error) {
    await stop();
    throw error;
  }
  return hasEnded || child.pid === undefined ? undefined : { pid: child.pid, ended, stop };
}

/** On loopback only, and in a process group of its own: a Ctrl+C on the terminal must not reach it first. */
function spawnPostgres({ program, account, dataDir, port, settings, onLog }: LaunchOptions): ChildProcess {
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(program, ["-D", dataDir, "-p", String(port), ...flags], {
    ...account,
    cwd: path.parse(dataDir).root,
    detached: true,
    env: { LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  createInterface({ input: child.stderr }).on("line", onLog);
  return child;
}
