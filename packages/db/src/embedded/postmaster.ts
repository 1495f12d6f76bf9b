import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export type Lock = { pid: number; port: number; isReady: boolean };

/** What postmaster.pid says; undefined when there is none or it is cut off. */
export function readLock(dataDir: string): Lock | undefined {
  let text: string;
  try {
    text = readFileSync(path.join(dataDir, "postmaster.pid"), "utf8");
  } catch {
    return undefined;
  }
  return parseLock(text);
}

export function parseLock(text: string): Lock | undefined {
  const lines = text.split("\n");
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === "ready" };
}

/**
 * Makes a data directory startable again after a crash: stops a postmaster that outlived its supervisor and removes a
 * lock whose process is gone, is a zombie, or is another program that was given the same number.
 */
export async function releaseDataDir(dataDir: string, timeoutMs = 60_000): Promise<"free" | "stopped" | "stale"> {
  if (!existsSync(dataDir)) return "free";
  const lock = readLock(dataDir);
  const isRunning = lock !== undefined && isPostgresOf(lock.pid, dataDir);
  if (isRunning) {
    signalTo(lock.pid, "SIGINT");
    await waitUntil(() => !isPostgresOf(lock.pid, dataDir), timeoutMs, "The PostgreSQL left behind did not stop");
  }
  await endOrphans(dataDir);
  rmSync(path.join(dataDir, "postmaster.pid"), { force: true });
  if (isRunning) return "stopped";
  return lock ? "stale" : "free";
}

/** True when the process lives and is a PostgreSQL whose working directory is this data directory. */
export function isPostgresOf(pid: number, dataDir: string): boolean {
  if (process.platform === "linux") {
    return stateOf(pid) !== "Z" && programOf(pid) === "postgres" && dirOf(pid) === realpathSync(dataDir);
  }
  const { stdout } = spawnSync("ps", ["-o", "state=,command=", "-p", String(pid)], { encoding: "utf8" });
  return !stdout.startsWith("Z") && stdout.includes("postgres") && stdout.includes(dataDir);
}

/** Backends end by themselves once their postmaster is gone; one that is stuck would block the next start. */
async function endOrphans(dataDir: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const signal of [undefined, "SIGQUIT", "SIGKILL"] as const) {
    if (signal) for (const pid of backendsOf(dataDir)) signalTo(pid, signal);
    const isClear = await waitUntil(() => backendsOf(dataDir).length === 0, 3_000).then(
      () => true,
      () => false,
    );
    if (isClear) return;
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function backendsOf(dataDir: string): number[] {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => isPostgresOf(pid, dataDir));
}

/**
 * The directory a PostgreSQL process works in. A container's root may not look at the processes of another account;
 * then the command line of the postmaster tells.
 */
function dirOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES" ? dataDirIn(commandLineOf(pid)) : undefined;
  }
}

/** The directory after -D, links resolved, when it is there. */
export function dataDirIn(commandLine: string[]): string | undefined {
  const at = commandLine.indexOf("-D");
  const dir = at < 0 ? undefined : commandLine[at + 1];
  return dir !== undefined && existsSync(dir) ? realpathSync(dir) : undefined;
}

function commandLineOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function stateOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).charAt(0);
  } catch {
    return undefined;
  }
}

function programOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
}

export async function waitUntil(isDone: () => boolean, timeoutMs: number, complaint = "Timed out"): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!isDone()) {
    if (performance.now() > deadline) throw new Error(`${complaint} within ${timeoutMs / 1000} s.`);
    await delay(20);
  }
}
