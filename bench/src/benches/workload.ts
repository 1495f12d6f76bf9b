import type { Bench, Figures } from "../measure";
import { measure } from "../measure";
import { type RequestName, requestsFor } from "../requests";

export type WorkloadRow = { request: RequestName } & Figures;

export const workloads = {
  list: ["W2", "W3"],
  create: ["W1"],
  open: ["W4h", "W4a"],
  reply: ["W5"],
  status: ["W7"],
  search: ["W6t", "W6c", "W6p", "W6m"],
} as const satisfies Record<string, readonly RequestName[]>;

/** One and sixteen clients without pause, then forty requests a second at a constant rate. */
export async function runWorkload(bench: Bench, names: readonly RequestName[]): Promise<WorkloadRow[]> {
  const requests = requestsFor(bench.data);
  const rows: WorkloadRow[] = [];
  for (const name of names) {
    for (const load of [{ connections: 1 }, { connections: 16 }, { perSecond: 40 }]) {
      const figures = await measure(bench.subject, requests[name], load, bench.settings);
      rows.push({ request: name, ...figures });
      bench.log(
        `${name} ${figures.load}: p50 ${figures.p50} p95 ${figures.p95} ms, CPU ${figures.appCpuMs} + ${figures.databaseCpuMs} ms, errors ${figures.errors}`,
      );
      if (figures.firstError !== null) bench.log(`  first error: ${figures.firstError}`);
    }
  }
  return rows;
}
