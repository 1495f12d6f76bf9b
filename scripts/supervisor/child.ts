import type { ChildProcess } from "node:child_process";
import { killGroup } from "../instance.ts";
import { type Command, eachLine, spawnLeashed } from "./leashed.ts";
import type { Log } from "./log.ts";

export type ServiceSpec = Command & {
  name: string;
  /** Lines that would only mislead, such as an internal address. */
  hidden?: RegExp;
};
export type Service = { name: string; pid: () => number | undefined; stop: () => Promise<void> };

const stableAfterMs = 60_000;
const backOffMaxMs = 30_000;
// The server gives requests under way ten seconds.
const stopWithinMs = 15_000;

/** How long to wait after that many failures in a row: doubling from half a second. */
export function backOffMs(failures: number): number {
  return Math.min(backOffMaxMs, 500 * 2 ** Math.max(0, failures - 1));
}

/** Keeps one process running until it is told to stop. */
export function runService(root: string, spec: ServiceSpec, log: Log, onChange: () => void): Service {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let failures = 0;
  let restart: NodeJS.Timeout | undefined;

  const start = () => {
    const startedAt = performance.now();
    const started = spawnLeashed(root, spec);
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      eachLine(stream, (line) => spec.hidden?.test(line) || log(spec.name, line));
    }
    started.once("exit", (code, signal) => {
      child = undefined;
      // What it started itself goes with it.
      if (started.pid !== undefined) killGroup(started.pid, "SIGKILL");
      onChange();
      if (isStopping) return;
      failures = performance.now() - startedAt > stableAfterMs ? 1 : failures + 1;
      log(spec.name, `ended with ${signal ?? code}; starting again in ${backOffMs(failures) / 1000} s`);
      restart = setTimeout(start, backOffMs(failures));
    });
    onChange();
  };
  start();

  return {
    name: spec.name,
    pid: () => child?.pid,
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      if (child) await endChild(child);
    },
  };
}

async function endChild(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  killGroup(pid, "SIGTERM");
  const late = setTimeout(() => killGroup(pid, "SIGKILL"), stopWithinMs);
  await exited;
  clearTimeout(late);
}
