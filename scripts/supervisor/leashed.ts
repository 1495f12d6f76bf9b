import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

export type Command = { args: string[]; cwd: string; env: NodeJS.ProcessEnv };

/**
 * Starts Node in a process group of its own, so that a Ctrl+C on the terminal reaches only the supervisor. The fourth
 * descriptor is the leash: it closes when the supervisor dies in whatever way, and leash.ts then ends the child.
 */
export function spawnLeashed(root: string, { args, cwd, env }: Command): ChildProcess {
  const leash = ["--import", `${root}/dist/leash.mjs`];
  return spawn(process.execPath, [...leash, ...args], {
    cwd,
    env: { ...env, HALEN_DESK_LEASH: "1" },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
}

export function eachLine(stream: Readable | null, take: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on("line", take);
}
