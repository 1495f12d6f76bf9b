import { readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import type { DataSet } from "../data-set";
import { clientOf } from "../http";
import { constantArrival, round } from "../load";
import { pssMbOf } from "../process";
import { requestsFor } from "../requests";
import type { Instance } from "../server";

type Sample = { minute: number; memoryMb: number; files: number; connections: number };
export type Soak = {
  minutes: number;
  requests: number;
  errors: number;
  firstError: string | null;
  first: Sample;
  last: Sample;
  /** Of what is kept after a collection. Growth over the second half, by least squares: the first half is warming up. */
  memoryMbPerHour: number;
};

/** Lets a process of ours collect its garbage on SIGUSR2, so that what is measured is what it keeps. */
export const collectOnSignal = [
  "--expose-gc",
  `--import=data:text/javascript,${encodeURIComponent('process.on("SIGUSR2", () => gc())')}`,
] as const;
const collectedAfterMs = 500;

/** Steady mixed load for a long time: memory, open files and connections must not creep. */
export async function runSoak(data: DataSet, instance: Instance, seconds: number): Promise<Soak> {
  const client = clientOf(instance.port, 16);
  const requests = requestsFor(data);
  const admin = postgres(data.url, { max: 1 });
  const startedAt = performance.now();
  const samples: Sample[] = [];
  const sample = async () => {
    for (const pid of instance.pids) process.kill(pid, "SIGUSR2");
    await delay(collectedAfterMs);
    const [row] = await admin`select count(*)::int as count from pg_stat_activity
      where application_name = 'halen-desk server' and datname = current_database()`;
    samples.push({
      minute: round((performance.now() - startedAt) / 60_000),
      memoryMb: round(pssMbOf(instance.pids), 1),
      files: instance.pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0),
      connections: Number(row?.count),
    });
  };
  const silent = { begin: () => undefined, end: () => undefined };
  const mix = [requests.W1, requests.W2, requests.W3, requests.W4a, requests.W5, requests.W7];
  const load = Promise.all(
    mix.map((request) => constantArrival(client, 4, request, { seconds, warmUpSeconds: 0 }, silent)),
  );
  let isOver = false;
  void load.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await delay(Math.min(30_000, seconds * 50));
    await sample();
  }
  const results = await load;
  client.close();
  await admin.end();
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) throw new Error("The soak was too short to sample.");
  return {
    minutes: round(seconds / 60),
    requests: results.reduce((sum, one) => sum + one.requests, 0),
    errors: results.reduce((sum, one) => sum + one.errors, 0),
    firstError: results.find((one) => one.firstError !== null)?.firstError ?? null,
    first,
    last,
    memoryMbPerHour: round(slopeOf(samples.slice(Math.floor(samples.length / 2))) * 60, 1),
  };
}

/** MB per minute of the line that fits best. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const middle = mean(samples.map(({ minute }) => minute));
  const level = mean(samples.map(({ memoryMb }) => memoryMb));
  const over = samples.reduce((sum, { minute, memoryMb }) => sum + (minute - middle) * (memoryMb - level), 0);
  const under = samples.reduce((sum, { minute }) => sum + (minute - middle) ** 2, 0);
  return under === 0 ? 0 : over / under;
}
