import { statusCategories } from "@desk/contracts/words";
import { events, messages, tickets, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, count, eq, gt } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type SeedDemoResult, seedDemo } from "./seed";

const pg = usingDatabase();
const endsAt = new Date("2026-11-22T10:00:00Z");
let result: SeedDemoResult;
let workspaceId: string;

beforeAll(async () => {
  result = await seedDemo(pg.db, { seed: 1, endsAt });
  const [row] = await pg.db.select({ id: workspaces.id }).from(workspaces);
  workspaceId = row?.id ?? "";
}, 120_000);

test("the demo company has 600 tickets in all six statuses, and two to eight messages where somebody answered", async () => {
  const rows = await pg.db
    .select({ category: tickets.category, messageSeq: tickets.messageSeq })
    .from(tickets)
    .where(eq(tickets.workspaceId, workspaceId));
  expect(rows).toHaveLength(600);
  expect(new Set(rows.map(({ category }) => category))).toEqual(new Set(statusCategories));
  expect(Math.max(...rows.map(({ messageSeq }) => messageSeq))).toBeLessThanOrEqual(8);
});

test("nothing in the demo happens after the moment it was made for", async () => {
  for (const table of [events, messages]) {
    const [late] = await pg.db
      .select({ count: count() })
      .from(table)
      .where(and(eq(table.workspaceId, workspaceId), gt(table.createdAt, endsAt)));
    expect(late?.count).toBe(0);
  }
});

test("eight people can sign in, and the password is made anew for every installation", () => {
  expect(result.accounts).toHaveLength(8);
  expect(result.accounts[0]?.password).toMatch(/^[a-z]+-[a-z]+-\d{4}$/u);
});

test("seeding the demo a second time changes nothing and says so", async () => {
  const again = await seedDemo(pg.db, { seed: 1, endsAt });
  expect(again).toMatchObject({ isNew: false, tickets: 0 });
  const [row] = await pg.db.select({ count: count() }).from(tickets).where(eq(tickets.workspaceId, workspaceId));
  expect(row?.count).toBe(600);
});
