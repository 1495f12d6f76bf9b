import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { root } from "./settings";

export type Machine = {
  cores: number;
  cpu: string;
  memoryGb: number;
  node: string;
  postgresql: string;
  commit: string;
  loadBefore: number;
  at: string;
};

/** What the figures were measured on. */
export function describeMachine(postgresql: string): Machine {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgresql,
    commit: commit(),
    loadBefore: loadavg()[0] ?? 0,
    at: new Date().toISOString(),
  };
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
