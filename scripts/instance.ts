import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a running instance leaves in its state directory, so that the next start can tell it from a crashed one. */
export type InstanceRecord = { pid: number; url: string; children: Record<string, number> };

const recordFile = (stateDir: string) => path.join(stateDir, "run.json");

/** Takes the state directory for this process; false when another start was faster. */
export function claimInstance(stateDir: string, record: InstanceRecord): boolean {
  try {
    writeFileSync(recordFile(stateDir), JSON.stringify(record), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

export function writeInstance(stateDir: string, record: InstanceRecord): void {
  const partial = `${recordFile(stateDir)}.partial`;
  writeFileSync(partial, JSON.stringify(record));
  renameSync(partial, recordFile(stateDir));
}

export function readInstance(stateDir: string): InstanceRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(recordFile(stateDir), "utf8")) as Partial<InstanceRecord>;
    if (typeof record.pid !== "number" || typeof record.url !== "string") return undefined;
    return { pid: record.pid, url: record.url, children: record.children ?? {} };
  } catch {
    return undefined;
  }
}

export function removeInstance(stateDir: string): void {
  rmSync(recordFile(stateDir), { force: true });
  rmSync(path.join(stateDir, "run.env"), { force: true });
}

/** The instance that runs from this state directory, told by its command line: a number alone may be anyone's by now. */
export function runningInstance(stateDir: string, supervisorFile: string): InstanceRecord | undefined {
  const record = readInstance(stateDir);
  if (!record || record.pid === process.pid) return undefined;
  return commandOf(record.pid).includes(supervisorFile) ? record : undefined;
}

/** Ends the children of a supervisor that was killed before it could; only processes started from this checkout. */
export function endLeftovers(stateDir: string, root: string): string[] {
  const children = Object.entries(readInstance(stateDir)?.children ?? {});
  const ended = children.filter(([, pid]) => commandOf(pid).includes(root));
  for (const [, pid] of ended) killGroup(pid, "SIGKILL");
  removeInstance(stateDir);
  return ended.map(([name]) => name);
}

/** The command line of a live process, or nothing when it is gone or a zombie. */
export function commandOf(pid: number): string {
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  }
  try {
    // A zombie has an empty command line.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** Signals a process and everything it started; one that is gone already is no error. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
