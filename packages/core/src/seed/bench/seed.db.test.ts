import type { Db } from "@desk/db/client";
import { customers, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { replayStory } from "../testing/replay";
import { benchSlug, createBenchBase } from "./base";
import { seedBench } from "./seed";
import { type BenchOptions, storiesOf } from "./story";

const pg = usingDatabase();
const options: BenchOptions = { tickets: 60, seed: 7 };
const startedAt = new Date("2026-01-01T00:00:00Z");
const workspace = { seeded: "", replayed: "" };
let before: unknown;

beforeAll(async () => {
  before = await structureOf(pg.db);
  await seedBench(pg.db, { ...options, url: pg.url, now: startedAt });
  const [row] = await pg.db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, benchSlug));
  workspace.seeded = row?.id ?? "";
  const base = await createBenchBase(pg.db, startedAt);
  workspace.replayed = base.workspaceId;
  for (const story of storiesOf(options)) await replayStory(pg.db, base, story);
}, 60_000);

/** Every column of every row the data set consists of, ids replaced by the order in which they first appear. */
async function dumpOf(db: Db, workspaceId: string): Promise<Record<string, unknown[]>> {
  const names = new Map<string, string>();
  const texts = {
    statuses: "from statuses r where r.workspace_id = $ order by r.position",
    teams: "from teams r where r.workspace_id = $ order by r.position",
    users: "from users r where r.workspace_id = $ order by r.name",
    customers: "from customers r where r.workspace_id = $ order by r.name",
    customer_addresses: "from customer_addresses r where r.workspace_id = $ order by r.value",
    tickets: "from tickets r where r.workspace_id = $ order by r.number",
    messages: `from messages r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      where r.workspace_id = $ order by t.number, r.seq`,
    events: `from events r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      where r.workspace_id = $ order by t.number, r.seq`,
    customer_events: `from events r where r.workspace_id = $ and r.type = 'customer.created' order by r.data->>'name'`,
    ticket_search: `from ticket_search r join tickets t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      where r.workspace_id = $ order by t.number`,
  };
  const dump: Record<string, unknown[]> = {};
  for (const [table, text] of Object.entries(texts)) {
    const [head, tail] = text.split("$");
    const rows = await db.execute<{ row: object }>(
      sql`/* across workspaces: maintenance */ select to_jsonb(r) as row ${sql.raw(head ?? "")}${workspaceId}${sql.raw(tail ?? "")}`,
    );
    dump[table] = rows.map(({ row }) => JSON.parse(withoutIds(JSON.stringify(row), names)));
  }
  return dump;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

function withoutIds(json: string, names: Map<string, string>): string {
  return json.replace(uuid, (id) => {
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}

const structureOf = (db: Db) =>
  db.execute(sql`select indexdef as definition from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace order by 1`);

test("every table of the seeded data set holds the same rows as the verbs would have written", async () => {
  const seeded = await dumpOf(pg.db, workspace.seeded);
  const replayed = await dumpOf(pg.db, workspace.replayed);
  for (const table of Object.keys(replayed)) expect(seeded[table], table).toEqual(replayed[table]);
});

test("the data set has tickets of every kind, long ones too", () => {
  const stories = [...storiesOf(options)];
  expect(new Set(stories.map(({ kind }) => kind))).toEqual(new Set(["new", "open", "closed"]));
  expect(stories.filter(({ messages }) => messages.length === 10)).toHaveLength(1);
});

test("control: one column that differs in one row is noticed", async () => {
  await pg.db
    .update(customers)
    .set({ locale: "en" })
    .where(and(eq(customers.workspaceId, workspace.seeded), eq(customers.name, "Customer 000001")));
  const seeded = await dumpOf(pg.db, workspace.seeded);
  const replayed = await dumpOf(pg.db, workspace.replayed);
  expect(seeded.customers).not.toEqual(replayed.customers);
});

test("ticket numbers go on where the data set ends", async () => {
  const [row] = await pg.db.execute<{ number: string }>(
    sql`select desk_next_ticket_number(${workspace.seeded}::uuid) as number`,
  );
  expect(Number(row?.number)).toBe(options.tickets + 1);
});

test("loading leaves every index and every constraint as it found them", async () => {
  expect(await structureOf(pg.db)).toEqual(before);
});

test("a second seed is refused and changes nothing", async () => {
  await expect(seedBench(pg.db, { ...options, url: pg.url, now: startedAt })).rejects.toThrow(/already/u);
});
