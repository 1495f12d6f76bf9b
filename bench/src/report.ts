import type { CrashResult } from "./benches/crash";
import type { CreateLimit } from "./benches/create-limit";
import type { ListLimit } from "./benches/list-limit";
import type { MailIn } from "./benches/mail-in";
import type { MailOut } from "./benches/mail-out";
import type { Memory } from "./benches/memory";
import type { WorkloadRow } from "./benches/workload";
import type { Machine } from "./machine";
import type { PeerComparison } from "./peers";
import type { Scaling } from "./scaling";
import { type SizesReport, sizeTables } from "./size-report";
import { columns, mark } from "./table";

export type Report = SizesReport & {
  machine: Machine;
  tickets: number;
  diskBytesPerTicket?: number;
  workload: WorkloadRow[];
  scaling?: Scaling[];
  peers?: PeerComparison;
  listLimit?: ListLimit[];
  createLimit?: CreateLimit;
  memory?: Memory;
  mailIn?: MailIn;
  mailOut?: MailOut;
  crash?: CrashResult;
};

/** The report as text: measured values first, then each figure with its target. */
export function tableOf(report: Report): string {
  const { machine } = report;
  const head = `${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgresql}, ${report.tickets} tickets, load before ${machine.loadBefore.toFixed(1)}`;
  return [head, workloadTable(report.workload), figuresTable(report), ...sizeTables(report)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function workloadTable(rows: readonly WorkloadRow[]): string {
  if (rows.length === 0) return "";
  const header = ["request", "load", "p50 ms", "p95 ms", "p99 ms", "per s", "app CPU ms", "db CPU ms", "errors"];
  return columns([
    header,
    ...rows.map((row) => [
      row.request,
      row.load,
      row.p50,
      row.p95,
      row.p99,
      row.perSecond ?? "",
      row.appCpuMs,
      row.databaseCpuMs,
      row.errors,
    ]),
  ]);
}

function figuresTable({ listLimit, createLimit, scaling, memory, peers, mailIn, mailOut, crash }: Report): string {
  const rows: (string | number)[][] = [];
  const add = (figure: string, value: string | number, target: string, isMet: boolean) =>
    rows.push([figure, value, target, mark(isMet)]);
  for (const { kind, ratio, target, oursCpuMs, rawCpuMs } of listLimit ?? []) {
    add(
      `list CPU, ${kind}, times the raw driver (${oursCpuMs} / ${rawCpuMs} ms)`,
      ratio,
      `≤ ${target}`,
      ratio <= target,
    );
  }
  if (createLimit?.share != null) {
    const { share, target, oursPerSecond, pgbenchPerSecond } = createLimit;
    add(
      `create, share of pgbench (${oursPerSecond} / ${pgbenchPerSecond} per s)`,
      share,
      `≥ ${target}`,
      share >= target,
    );
  }
  for (const { request, times, target, cpuTimes, cpuTarget } of scaling ?? []) {
    add(`${request} per second, 16 clients over 1`, times, `≥ ${target}`, times >= target);
    add(`${request} CPU per request, 16 clients over 1`, cpuTimes, `≤ ${cpuTarget}`, cpuTimes <= cpuTarget);
  }
  if (memory !== undefined) {
    const { idleMb, loadedMb, targets } = memory;
    add(`memory idle, ${memory.processes} processes, MB`, idleMb, `≤ ${targets.idleMb}`, idleMb <= targets.idleMb);
    add("memory loaded, MB", loadedMb, `≤ ${targets.loadedMb}`, loadedMb <= targets.loadedMb);
  }
  if (peers?.geometricMean != null) {
    const mean = peers.geometricMean;
    add(
      "times cheaper than the better peer, geometric mean (other machine)",
      mean,
      `≥ ${peers.target}`,
      mean >= peers.target,
    );
  }
  if (mailIn !== undefined) {
    const { perSecond, target, averageKb, workerCpuMs, databaseCpuMs, worstMemoryMb } = mailIn;
    add(
      `mails taken in per second (${averageKb} KB; CPU ${workerCpuMs} + ${databaseCpuMs} ms each, worker ${worstMemoryMb} MB at worst)`,
      perSecond,
      `≥ ${target}`,
      perSecond >= target,
    );
  }
  if (mailOut !== undefined) {
    const { perSecond, target, workerCpuMs, duplicates } = mailOut;
    add(`mails sent per second (CPU ${workerCpuMs} ms each)`, perSecond, `≥ ${target}`, perSecond >= target);
    add("mails sent twice", duplicates, "0", duplicates === 0);
  }
  if (crash !== undefined) {
    const isSafe = crash.lost + crash.duplicates + crash.torn === 0;
    add(`acknowledged writes lost of ${crash.acknowledged}`, crash.lost, "0", isSafe);
    if (crash.control !== null)
      add("lost in the control, asynchronous commit", crash.control.lost, "> 0", crash.control.lost > 0);
  }
  return rows.length === 0 ? "" : columns([["figure", "value", "target", ""], ...rows]);
}
