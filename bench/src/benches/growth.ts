import type { Cluster } from "../cluster";
import { type DataSet, openDataSet } from "../data-set";
import { round } from "../load";
import { type Bench, measure, median } from "../measure";
import { type RequestName, requestsFor } from "../requests";
import { type Instance, startInstance } from "../server";

export type GrowthRow = { request: RequestName; small: number; large: number; ratio: number; orientationMs: number };

const watched = {
  W2: 30,
  W3: 30,
  W4h: 30,
  W4a: 30,
  W5: 50,
  W7: 40,
  W6t: 80,
  W6c: 80,
  W6m: 80,
} as const satisfies Partial<Record<RequestName, number>>;
/** Many short turns: what disturbs the machine meets both sides, and the median turn neither. */
const turns = 9;
const smallSize = 10_000;

/**
 * p95 at 40 requests a second with ten times the tickets, as a multiple of p95 with 10 000, turn by turn. Both sides
 * are fresh copies that nobody has written to, so that they differ by their size alone.
 */
export async function compareGrowth(bench: Bench, cluster: Cluster): Promise<GrowthRow[]> {
  const small = await openDataSet(cluster, smallSize, bench.log, "fresh");
  const large = await openDataSet(cluster, bench.data.tickets, bench.log, "fresh");
  const instances: Instance[] = [];
  const sideOf = async (data: DataSet) => {
    const instance = await startInstance({ databaseUrl: data.url });
    instances.push(instance);
    return { subject: { ...bench.subject, port: instance.port, pids: instance.pids }, requests: requestsFor(data) };
  };
  const rows: GrowthRow[] = [];
  const settings = { seconds: Math.max(2, bench.settings.seconds / 3), warmUpSeconds: 1 };
  try {
    const sides = [await sideOf(small), await sideOf(large)] as const;
    for (const [name, orientationMs] of Object.entries(watched) as [keyof typeof watched, number][]) {
      const p95s: [number[], number[]] = [[], []];
      for (let turn = 0; turn < turns; turn++) {
        for (const [side, { subject, requests }] of sides.entries()) {
          const figures = await measure(subject, requests[name], { perSecond: 40 }, settings);
          if (figures.errors > 0) throw new Error(`${name} failed: ${figures.firstError}`);
          p95s[side === 0 ? 0 : 1].push(figures.p95);
        }
      }
      const row = { request: name, small: median(p95s[0]), large: median(p95s[1]), ratio: 0, orientationMs };
      row.ratio = round(row.large / row.small);
      rows.push(row);
      bench.log(
        `${name}: p95 ${row.small} ms at ${smallSize}, ${row.large} ms at ${bench.data.tickets}, ratio ${row.ratio}`,
      );
    }
  } finally {
    await Promise.all(instances.map((instance) => instance.stop()));
  }
  return rows;
}
