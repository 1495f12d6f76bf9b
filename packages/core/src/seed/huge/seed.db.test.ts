import { workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type BenchBase, createBenchBase } from "../bench/base";
import { dumpOf } from "../testing/dump";
import { replayStory } from "../testing/replay";
import { hugeCompany, hugeSlug } from "./company";
import { seedHuge } from "./seed";
import { hugeStoriesOf } from "./story";

const pg = usingDatabase();
const options = { tickets: 25, seed: 3 };
const startedAt = new Date("2026-01-01T00:00:00Z");
let seeded: string;
let base: BenchBase;

beforeAll(async () => {
  await seedHuge(pg.db, { ...options, url: pg.url, now: startedAt });
  const [row] = await pg.db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, hugeSlug));
  seeded = row?.id ?? "";
  base = await createBenchBase(pg.db, startedAt, hugeCompany);
  for (const story of hugeStoriesOf(options)) await replayStory(pg.db, base, story);
}, 180_000);

test("OP-07: every table of the harder data set holds the same rows as the verbs would have written", async () => {
  const [written, lived] = [await dumpOf(pg.db, seeded), await dumpOf(pg.db, base.workspaceId)];
  for (const table of Object.keys(lived)) expect(written[table], table).toEqual(lived[table]);
  expect(written.ticket_labels?.length).toBeGreaterThan(10);
  expect(written.labels).toHaveLength(200);
});
