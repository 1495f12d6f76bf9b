import { findPgbench } from "../cluster";
import { createScript } from "../limits/create-script";
import { runPgbench } from "../limits/pgbench";
import { startRawServer } from "../limits/raw";
import { openRecorder, type Recording } from "../limits/recording";
import { withTypes } from "../limits/types";
import { type Request, round } from "../load";
import { type Figures, type Log, measure } from "../measure";
import { cpuMsOf } from "../process";
import type { Side } from "../sides";
import { type Asked, asked, askedNames, everyRequest } from "./growth";

type Cost = Pick<Figures, "p50" | "p95" | "appCpuMs" | "databaseCpuMs">;
export type LimitRow = {
  request: Asked;
  tickets: number;
  statements: number;
  ours: Cost;
  /** node:http + postgres.js with the same statements and the same bytes. Reads only: a write cannot be sent twice. */
  raw: Cost | null;
  /** pgbench with the same SQL, one client. */
  pgbench: { meanMs: number; databaseCpuMs: number } | null;
  /** CPU of our process over that of the raw server. */
  cpuTimes: number | null;
  target: number | null;
  /** Why a limit is missing. */
  note: string | null;
};

const variants = 12;
const writes: readonly Asked[] = ["W1", "W1t", "W5", "W5t", "W7", "W7t"];
const writing = /^\s*(?:begin|insert|update|delete|with[\s\S]*\b(?:insert into|update|delete from)\b)/iu;
const isReading = ({ statements }: Recording): boolean => statements.every(({ text }) => !writing.test(text));

/** What every request would cost with nothing but a driver between HTTP and PostgreSQL, at every size. */
export async function measureLimits(sides: readonly Side[], log: Log): Promise<LimitRow[]> {
  const rows: LimitRow[] = [];
  for (const side of sides) {
    const recorder = await openRecorder(side.data.url);
    const requests = everyRequest(side.data);
    // Always the same ticket and requester, so that what differs between two recordings is really new.
    const pinned = everyRequest({ ...side.data, tickets: 1, open: side.data.open.slice(0, 1) });
    try {
      for (const name of askedNames) {
        const isWrite = writes.includes(name);
        const recordings = isWrite
          ? await recorder.record(pinned[name], 3)
          : (await recorder.record(requests[name], variants)).filter(isReading);
        const row = await limitOf(side, name, requests[name], recordings);
        rows.push(row);
        log(
          `${name} at ${side.tickets}: CPU ${row.ours.appCpuMs} ms, raw ${row.raw?.appCpuMs ?? "–"} ms, pgbench ${row.pgbench?.meanMs ?? "–"} ms`,
        );
      }
    } finally {
      await recorder.close();
    }
  }
  return rows;
}

const settings = { seconds: 1.2, warmUpSeconds: 0.3 };

async function limitOf(side: Side, name: Asked, request: Request, recordings: Recording[]): Promise<LimitRow> {
  const ours = costOf(await measure(side.subject, request, { connections: 1 }, settings));
  const isWrite = writes.includes(name);
  const notes: string[] = [];
  const raw = isWrite ? null : await rawCost(side, recordings);
  const pgbench = await pgbenchCost(side, recordings, isWrite).catch((error: unknown) => {
    notes.push(error instanceof Error ? error.message.slice(0, 300) : String(error));
    return null;
  });
  return {
    request: name,
    tickets: side.tickets,
    statements: recordings[0]?.statements.length ?? 0,
    ours,
    raw,
    pgbench,
    cpuTimes: raw && round(ours.appCpuMs / raw.appCpuMs),
    target: raw && (asked[name].via === "tRPC" ? 2.5 : 2),
    note: notes[0] ?? null,
  };
}

const costOf = ({ p50, p95, appCpuMs, databaseCpuMs }: Figures): Cost => ({ p50, p95, appCpuMs, databaseCpuMs });

async function rawCost({ data, subject }: Side, recordings: Recording[]): Promise<Cost> {
  const raw = await startRawServer(recordings, data.url);
  const bodies = recordings.map(({ body }) => body.length);
  const request: Request = {
    call: () => ({ method: "GET", path: "/" }),
    check: ({ status, body }) =>
      status === 200 && bodies.includes(body.length) ? null : `${status}: ${body.slice(0, 300)}`,
  };
  try {
    const figures = await measure(
      { ...subject, port: raw.port, pids: [raw.pid] },
      request,
      { connections: 1 },
      settings,
    );
    if (figures.errors > 0) throw new Error(`The raw server failed: ${figures.firstError}`);
    return costOf(figures);
  } finally {
    raw.stop();
  }
}

async function pgbenchCost(
  { data, subject }: Side,
  recordings: Recording[],
  isWrite: boolean,
): Promise<LimitRow["pgbench"]> {
  const pgbench = findPgbench();
  if (pgbench === undefined) throw new Error("There is no pgbench on this machine.");
  const typed = await Promise.all(recordings.map(({ statements }) => withTypes(statements, data.url)));
  // Of a write two recordings tell what is new each time; those between would set another status. A read is sent again.
  const scripts = isWrite
    ? [createScript([typed[0] ?? [], typed[2] ?? []])]
    : typed.map((statements) => createScript([statements, statements]));
  const used = -cpuMsOf([subject.databasePid]);
  const { perSecond } = runPgbench(pgbench, scripts, { databaseUrl: data.url, clients: 1, seconds: 1 });
  const cpuMs = used + cpuMsOf([subject.databasePid]);
  return { meanMs: round(1_000 / perSecond, 3), databaseCpuMs: round(cpuMs / perSecond, 3) };
}
