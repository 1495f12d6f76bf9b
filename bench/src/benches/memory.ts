import { setTimeout as delay } from "node:timers/promises";
import { clientOf } from "../http";
import { constantArrival, round } from "../load";
import type { Bench } from "../measure";
import { pssMbOf } from "../process";
import { requestsFor } from "../requests";
import { startInstance } from "../server";

export type Memory = {
  processes: number;
  idleMb: number;
  loadedMb: number;
  targets: { idleMb: number; loadedMb: number };
};

/** Server, pages and worker together, shared memory counted once: at rest, and the highest under mixed load. */
export async function measureMemory(bench: Bench): Promise<Memory> {
  const instance = await startInstance({ databaseUrl: bench.data.url, beside: ["pages", "worker"] });
  const client = clientOf(instance.port, 32);
  const requests = requestsFor(bench.data);
  try {
    await delay(15_000);
    const idleMb = pssMbOf(instance.pids);
    let loadedMb = 0;
    const sampling = setInterval(() => {
      loadedMb = Math.max(loadedMb, pssMbOf(instance.pids));
    }, 500);
    const silent = { begin: () => undefined, end: () => undefined };
    const settings = { seconds: bench.settings.seconds, warmUpSeconds: 1 };
    const mix = [
      requests.W1,
      requests.W2,
      requests.W3,
      requests.W4h,
      requests.W4a,
      requests.W5,
      requests.W6t,
      requests.W7,
    ];
    await Promise.all(mix.map((request) => constantArrival(client, 10, request, settings, silent)));
    for (const request of mix) await constantArrival(client, 40, request, { ...settings, seconds: 3 }, silent);
    clearInterval(sampling);
    return {
      processes: instance.pids.length,
      idleMb: round(idleMb, 0),
      loadedMb: round(loadedMb, 0),
      targets: { idleMb: 350, loadedMb: 700 },
    };
  } finally {
    client.close();
    await instance.stop();
  }
}
