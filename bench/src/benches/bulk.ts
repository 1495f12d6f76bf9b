import postgres from "postgres";
import { arrivals, type Outcome, type Summary, summaryOf } from "../arrivals";
import type { DataSet } from "../data-set";
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
const changedMax = 10_000;
/** As many as one request may name. */
const idsPerJob = 5_000;

/** Ten thousand tickets, or all active ones, changed by jobs while other agents go on reading and answering. */
export async function measureBulk({ data, tickets }: Side, log: Log): Promise<BulkRow> {
  const instance = await startInstance({ databaseUrl: data.url, beside: ["worker"] });
  const client = clientOf(instance.port, 256);
  const of = everyRequest(data);
  const others = mixOf(evenly(1, [of.W2, of.W3t, of.W4h, of.W8, of.W5t]));
  try {
    await arrivals(client, others, othersPerSecond, 2);
    const alone = summaryOf(await arrivals(client, others, othersPerSecond, aloneSeconds));
    const chosen = await activeTickets(data);
    const change = { priority: "high", addLabels: [`bulk ${Date.now().toString(36)}`] };
    const startedAt = performance.now();
    const jobIds: string[] = [];
    for (let at = 0; at < chosen.length; at += idsPerJob) {
      const selection = { ids: chosen.slice(at, at + idsPerJob) };
      const call = trpcMutation(data, "job.startBulk", { selection, change });
      jobIds.push((await resultOf<Started>(client, call)).job.id);
    }
    const read = () =>
      Promise.all(jobIds.map((jobId) => resultOf<Job>(client, trpcQuery(data, "job.byId", { jobId }))));
    const { last, outcomes } = await watch(client, others, read);
    const seconds = (performance.now() - startedAt) / 1_000;
    const beside = summaryOf(outcomes);
    const ended = last.find(({ state }) => state !== "done");
    if (ended !== undefined) throw new Error(`A bulk job ended as ${ended.state}.`);
    const sum = (key: "done" | "skipped" | "failed") => last.reduce((total, job) => total + job[key], 0);
    const row: BulkRow = {
      tickets,
      changed: sum("done"),
      skipped: sum("skipped"),
      failed: sum("failed"),
      seconds: round(seconds, 1),
      perSecond: round(sum("done") / seconds, 0),
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
  read: () => Promise<Job[]>,
): Promise<{ last: Job[]; outcomes: Outcome[] }> {
  const outcomes: Outcome[] = [];
  for (let second = 0; second < longestSeconds; second++) {
    const [now, last] = await Promise.all([arrivals(client, others, othersPerSecond, 1), read()]);
    outcomes.push(...now);
    if (last.every(({ state }) => state !== "queued" && state !== "running")) return { last, outcomes };
  }
  throw new Error(`The bulk job did not end within ${longestSeconds} s.`);
}

async function activeTickets({ url, workspaceId }: DataSet): Promise<string[]> {
  const client = postgres(url, { max: 1 });
  const rows = await client<{ id: string }[]>`
    select id from tickets where workspace_id = ${workspaceId} and category in ('new', 'open') and deleted_at is null
    order by updated_at desc limit ${changedMax}`;
  await client.end();
  return rows.map(({ id }) => id);
}
