import { createApiKey } from "@desk/core/apikey";
import { findWorkspace, openDatabase } from "@desk/core/boot";
import { systemCtx } from "@desk/core/context";
import { benchOwnerEmail, benchSlug } from "@desk/core/seed";
import { openSession } from "@desk/core/session";
import postgres from "postgres";
import type { Cluster } from "./cluster";
import { bringForward, isComplete, seedFingerprint, seedOnce } from "./seeded";

/** The neutral data set in a database of its own, with a key and a session to ask with. */
export type DataSet = {
  url: string;
  tickets: number;
  workspaceId: string;
  apiKey: string;
  sessionToken: string;
  teams: { id: string; slug: string }[];
  /** Numbers and ids of random tickets: open ones, and those with ten messages. */
  open: TicketRef[];
  long: (TicketRef & { lastText: string })[];
  phrases: string[];
  bytesPerTicket: number;
};
export type TicketRef = { id: string; number: number };

/** A data set that benches may go on writing into, or a copy as it was seeded, for one bench alone. */
export type Copy = "kept" | "fresh";

type Log = (line: string) => void;

const nameOf = (tickets: number): string => `desk_bench_${tickets}_${seedFingerprint()}`;

/** Seeds the data set of that size unless it is there. */
export async function prepareDataSet(cluster: Cluster, tickets: number, log: Log): Promise<void> {
  const admin = postgres(cluster.url, { max: 1, onnotice: () => undefined });
  const name = nameOf(tickets);
  await seedOnce(admin, { name, url: cluster.databaseUrl(name), tickets, log }).finally(() => admin.end());
}

/** The data set is seeded once per size and never written to; what a bench asks is a copy of it. */
export async function openDataSet(cluster: Cluster, tickets: number, log: Log, copy: Copy = "kept"): Promise<DataSet> {
  const seeded = nameOf(tickets);
  const name = `${seeded}_${copy}`;
  const admin = postgres(cluster.url, { max: 1, onnotice: () => undefined });
  try {
    await seedOnce(admin, { name: seeded, url: cluster.databaseUrl(seeded), tickets, log });
    const url = cluster.databaseUrl(name);
    const isUsable = copy === "kept" && (await isComplete(admin, name)) && (await bringForward(url, log));
    if (!isUsable) {
      log(`copying ${tickets} tickets`);
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.unsafe(`create database ${name} template ${seeded} strategy file_copy`);
      await admin.unsafe(`comment on database ${name} is 'complete'`);
    }
    await admin.unsafe("checkpoint");
  } finally {
    await admin.end();
  }
  return describeDataSet(cluster.databaseUrl(name), tickets);
}

/** What a load generator needs to know of a database that holds the data set. */
export async function describeDataSet(url: string, tickets: number): Promise<DataSet> {
  const database = openDatabase({ url, max: 2 });
  const workspace = await findWorkspace(database.db, benchSlug);
  const ctx = systemCtx(database.db, workspace.id, "bench");
  const key = await createApiKey(ctx, {
    name: `Bench ${new Date().toISOString()}`,
    scopes: ["tickets:read", "tickets:write", "customers:read", "customers:write"],
    expiresAt: null,
  });
  const client = postgres(url, { max: 1 });
  const [owner] =
    await client`select id from users where workspace_id = ${workspace.id} and email = ${benchOwnerEmail}`;
  const sessionToken = await openSession(
    { db: database.db, now: () => new Date(), address: "127.0.0.1" },
    { workspaceId: workspace.id, userId: String(owner?.id), method: "password", userAgent: "bench" },
  );
  const sample = { workspaceId: workspace.id, url, tickets, apiKey: key.secret, sessionToken };
  const teams = await client<{ id: string; slug: string }[]>`
    select id, slug from teams where workspace_id = ${workspace.id} order by position`;
  const open = await client<TicketRef[]>`
    select id, number::int from tickets where workspace_id = ${workspace.id} and category = 'open' and external_id is null
    order by md5(id::text) limit 2000`;
  const long = await client<(TicketRef & { lastText: string })[]>`
    select t.id, t.number::int, m.body_text as "lastText" from tickets t
    join messages m on m.workspace_id = t.workspace_id and m.ticket_id = t.id and m.seq = 10
    where t.workspace_id = ${workspace.id} and t.number % 50 = 0 order by md5(t.id::text) limit 1000`;
  const [size] = await client`select pg_database_size(current_database())::float8 as bytes`;
  await client.end();
  await database.close();
  return {
    ...sample,
    teams,
    open,
    long,
    phrases: long.map(({ lastText }) => lastText.split(" ").slice(10, 13).join(" ")),
    bytesPerTicket: Math.round(Number(size?.bytes) / tickets),
  };
}
