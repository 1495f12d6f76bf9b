import type { WorkloadRow } from "./benches/workload";
import { round } from "./load";
import type { RequestName } from "./requests";

export type Scaling = { request: RequestName; times: number; target: number; cpuTimes: number; cpuTarget: number };

const targets = { W3: 1.1, W4a: 1.1, W1: 1.3 } as const satisfies Partial<Record<RequestName, number>>;

/** Sixteen clients against one: more answers, and no more CPU for each, or something is waiting for a lock. */
export function scalingOf(rows: readonly WorkloadRow[]): Scaling[] {
  const find = (request: string, load: string) => rows.find((row) => row.request === request && row.load === load);
  return (Object.entries(targets) as [keyof typeof targets, number][]).flatMap(([request, target]) => {
    const one = find(request, "1 clients");
    const many = find(request, "16 clients");
    if (one?.perSecond === undefined || many?.perSecond === undefined) return [];
    const cpu = (row: WorkloadRow) => row.appCpuMs + row.databaseCpuMs;
    return {
      request,
      times: round(many.perSecond / one.perSecond),
      target,
      cpuTimes: round(cpu(many) / cpu(one)),
      cpuTarget: 1.2,
    };
  });
}
