import type { Db } from "@desk/db/client";
import { customers, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { dumpOf } from "../testing/dump";
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
}, 180_000);

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
