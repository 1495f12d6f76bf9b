import { arrivals, type Outcome, type Summary, summaryOf } from "../arrivals";
import { type Client, clientOf } from "../http";
import { type Request, round } from "../load";
import type { Log } from "../measure";
import { evenly, mixOf } from "../mix";
import { startInstance } from "../server";
import type { Side } from "../sides";
import { resultOf, trpcMutation, trpcQuery } from "../trpc";
import { everyRequest } from "./growth";

export type BulkRow = {
  tickets: number;
  changed: number;
  skipped: number;
  failed: number;
  seconds: number;
  perSecond: number;
  target: number;
  /** What others meet at the same rate, without the job and beside it. */
  alone: Summary;
  beside: Summary;
  othersTimes: number;
  othersTarget: number;
};

type Job = { id: string; state: string; total: number | null; done: number; failed: number; skipped: number };
type Started = { job: Job };

const othersPerSecond = 20;
const aloneSeconds = 8;
const longestSeconds = 240;
/** A fifth of all tickets is active, so this many hold ten thousand that can be changed. */
const numbersMax = 50_000;

/** Ten thousand tickets changed by one job, while other agents go on reading and answering. */
export async function measureBulk({ data, tickets }: Side, log: Log): Promise<BulkRow> {
  const instance = await startInstance({ databaseUrl: data.url, beside: ["worker"] });
  const client = clientOf(instance.port, 256);
  const of = everyRequest(data);
  const others = mixOf(evenly(1, [of.W2, of.W3t, of.W4h, of.W8, of.W5t]));
  try {
    await arrivals(client, others, othersPerSecond, 2);
    const alone = summaryOf(await arrivals(client, others, othersPerSecond, aloneSeconds));
    const query = `number:1..${Math.min(tickets, numbersMax)} -status:closed`;
    const change = { priority: "high", addLabels: [`bulk ${Date.now().toString(36)}`] };
    const startedAt = performance.now();
    const { job } = await resultOf<Started>(
      client,
      trpcMutation(data, "job.startBulk", { selection: { view: "all", query }, change }),
    );
    const { last, outcomes } = await watch(client, others, () =>
      resultOf<Job>(client, trpcQuery(data, "job.byId", { jobId: job.id })),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    const beside = summaryOf(outcomes);
    if (last.state !== "done") throw new Error(`The bulk job ended as ${last.state}.`);
    const row: BulkRow = {
      tickets,
      changed: last.done,
      skipped: last.skipped,
      failed: last.failed,
      seconds: round(seconds, 1),
      perSecond: round(last.done / seconds, 0),
      target: 500,
      alone,
      beside,
      othersTimes: round(beside.p95 / alone.p95),
      othersTarget: 2,
    };
    log(
      `W9 at ${tickets}: ${row.changed} tickets in ${row.seconds} s, ${row.perSecond}/s; others ${beside.p95} ms, ${alone.p95} ms without it`,
    );
    return row;
  } finally {
    client.close();
    await instance.stop();
  }
}

/** Others go on second by second until the job has ended. */
async function watch(
  client: Client,
  others: Request,
  read: () => Promise<Job>,
): Promise<{ last: Job; outcomes: Outcome[] }> {
  const outcomes: Outcome[] = [];
  for (let second = 0; second < longestSeconds; second++) {
    const [now, last] = await Promise.all([arrivals(client, others, othersPerSecond, 1), read()]);
    outcomes.push(...now);
    if (last.state !== "queued" && last.state !== "running") return { last, outcomes };
  }
  throw new Error(`The bulk job did not end within ${longestSeconds} s.`);
}
