import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks per second; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

type Stat = { pid: number; parent: number; ticks: number; endedTicks: number };

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const field = (index: number) => Number(fields[index]);
    return { pid, parent: field(1), ticks: field(11) + field(12), endedTicks: field(13) + field(14) };
  } catch {
    return undefined;
  }
}

/** A process and everything it started that still lives. */
export function familyOf(root: number): number[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const family = [root];
  for (const parent of family) family.push(...all.filter((one) => one.parent === parent).map(({ pid }) => pid));
  return family;
}

/** CPU milliseconds a process family has used, ended children of its root included. */
export function cpuMsOf(roots: readonly number[]): number {
  let ticks = 0;
  for (const root of roots) {
    const [first, ...rest] = familyOf(root).map(statOf);
    ticks += (first?.ticks ?? 0) + (first?.endedTicks ?? 0);
    for (const child of rest) ticks += child?.ticks ?? 0;
  }
  return (ticks * 1_000) / ticksPerSecond;
}

/** Memory of a process family in MB, shared pages counted once among all that share them. */
export function pssMbOf(roots: readonly number[]): number {
  const pids = roots.flatMap(familyOf);
  const kilobytes = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent;
