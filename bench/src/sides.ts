import type { Cluster } from "./cluster";
import { type Copy, type DataSet, openDataSet } from "./data-set";
import type { Subject } from "./measure";
import { type Instance, startInstance } from "./server";
import { saveViews } from "./views";

/** One size of the data set with a server in front of it. */
export type Side = { tickets: number; data: DataSet; subject: Subject };

/** The sizes that are compared: 10 000, 100 000, 1 000 000, as far as they are smaller than the one asked for, and that. */
export const sizesUpTo = (tickets: number): number[] => [
  ...[10_000, 100_000, 1_000_000].filter((size) => size < tickets),
  tickets,
];

export type Sides = { all: Side[]; close: () => Promise<void> };

/** All sizes at once, so that their turns can alternate within one run. */
export async function openSides(
  cluster: Cluster,
  tickets: number,
  log: (line: string) => void,
  copy: Copy,
): Promise<Sides> {
  const instances: Instance[] = [];
  const all: Side[] = [];
  const close = async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
  };
  try {
    for (const size of sizesUpTo(tickets)) {
      const data = await openDataSet(cluster, size, log, copy);
      const instance = await startInstance({ databaseUrl: data.url });
      instances.push(instance);
      const subject = { port: instance.port, pids: instance.pids, databasePid: cluster.pid };
      await saveViews(data, subject);
      all.push({ tickets: size, data, subject });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { all, close };
}
