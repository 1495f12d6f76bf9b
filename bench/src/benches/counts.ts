import postgres from "postgres";
import { clientOf } from "../http";
import { openRecorder } from "../limits/recording";
import { round } from "../load";
import { type Log, measure, median } from "../measure";
import type { Settings } from "../settings";
import type { Side } from "../sides";
import { resultOf, trpcQuery } from "../trpc";
import { everyRequest } from "./growth";

export type CountsRow = {
  tickets: number;
  views: number;
  p50: number;
  p95: number;
  appCpuMs: number;
  databaseCpuMs: number;
  /** What PostgreSQL itself takes for the counts, median of ten. */
  inDatabaseMs: number;
  target: number;
};

/** Counts of all views at once, at forty requests a second. */
export async function measureCounts(sides: readonly Side[], settings: Settings, log: Log): Promise<CountsRow[]> {
  const rows: CountsRow[] = [];
  for (const side of sides) {
    const request = everyRequest(side.data).W8;
    const options = { seconds: settings.seconds, warmUpSeconds: 1 };
    const figures = await measure(side.subject, request, { perSecond: 40 }, options);
    if (figures.errors > 0) throw new Error(`W8 failed: ${figures.firstError}`);
    const { p50, p95, appCpuMs, databaseCpuMs } = figures;
    const views = await countedViews(side);
    const inDatabaseMs = await databaseTime(side);
    rows.push({ tickets: side.tickets, views, p50, p95, appCpuMs, databaseCpuMs, inDatabaseMs, target: 25 });
    log(`W8 at ${side.tickets}: ${views} views, p50 ${p50}, p95 ${p95} ms, in PostgreSQL ${inDatabaseMs} ms`);
  }
  return rows;
}

async function countedViews({ data, subject }: Side): Promise<number> {
  const client = clientOf(subject.port, 1);
  const { counts } = await resultOf<{ counts: object }>(client, trpcQuery(data, "ticket.counts"));
  client.close();
  return Object.keys(counts).length;
}

/** The longest statement of the request is the one that counts. */
async function databaseTime({ data }: Side): Promise<number> {
  const recorder = await openRecorder(data.url);
  const client = postgres(data.url, { max: 1, onnotice: () => undefined });
  try {
    const [recording] = await recorder.record(everyRequest(data).W8, 1);
    const times: number[] = [];
    for (let turn = 0; turn < 10; turn++) {
      let ms = 0;
      for (const { text, values } of recording?.statements ?? []) {
        const startedAt = performance.now();
        await client.unsafe(text, values, { prepare: true });
        ms = Math.max(ms, performance.now() - startedAt);
      }
      times.push(ms);
    }
    return round(median(times));
  } finally {
    await recorder.close();
    await client.end();
  }
}
