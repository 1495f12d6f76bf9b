import { Search, type SearchInput } from "@desk/contracts/ticket";
import { tickets } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { asAgent, asCustomer, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { changeLabels, setStatus } from "../ticket";
import { search } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let riders: string;
let hidden: string;
let agent: Ctx;
let admin: Ctx;
let requesterId: string;

beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  riders = await aTeam(workspace, "Riders");
  hidden = await aTeam(workspace, "Safety");
  admin = await asAgent(workspace, { role: "admin" });
  agent = await asAgent(workspace, { teams: { [riders]: "full" } });
  for (let n = 0; n < 12; n += 1) {
    const { id, requester } = await aTicket(workspace, {
      teamId: [riders, hidden, null][n % 3] ?? null,
      subject: "Pineapple",
    });
    requesterId = requester.id;
    if (n % 2 === 0) await changeLabels(admin, { ticketId: id, add: ["Fruit"], remove: [] });
    if (n % 4 === 0) await setStatus(admin, { ticketId: id, status: "pending" });
    if (n < 4)
      await pg.db
        .update(tickets)
        .set({ updatedAt: new Date(workspace.now().getTime() - 100 * 86_400_000) })
        .where(and(eq(tickets.workspaceId, workspace.id), eq(tickets.id, id)));
  }
});

const ask = (ctx: Ctx, input: Partial<SearchInput> = {}) =>
  search(ctx, Search.parse({ q: "pineapple", facets: true, ...input }));

test("QV-04: what was found divides by status, team, label and time", async () => {
  const { facets } = await ask(admin);
  expect(facets).toEqual({
    count: 12,
    isCapped: false,
    status: [
      { value: "new", count: 9 },
      { value: "pending", count: 3 },
    ],
    team: expect.arrayContaining([riders, hidden, null].map((value) => ({ value, count: 4 }))),
    label: [{ value: "Fruit", count: 6 }],
    time: [
      { value: "day", count: 8 },
      { value: "year", count: 4 },
    ],
  });
  expect((await search(admin, Search.parse({ q: "pineapple" }))).facets).toBeNull();
});

test("QV-04: a choice narrows the tickets and the other parts, and its own part still shows the rest", async () => {
  const { facets, tickets } = await ask(admin, { status: ["pending"], label: "fruit" });
  expect(tickets).toHaveLength(3);
  expect(tickets.every(({ status }) => status === "pending")).toBe(true);
  expect(facets?.count).toBe(3);
  expect(facets?.status).toEqual([
    { value: "new", count: 3 },
    { value: "pending", count: 3 },
  ]);
  expect((await ask(admin, { teamId: "none" })).tickets).toHaveLength(4);
  expect((await ask(admin, { time: "month" })).tickets).toHaveLength(8);
  expect((await ask(admin, { time: "older" })).tickets).toHaveLength(12);
});

test("B06: hidden tickets never count", async () => {
  const { facets } = await ask(agent);
  expect(facets?.count).toBe(8);
  expect(facets?.team.map(({ value }) => value)).not.toContain(hidden);
  expect(facets?.status.reduce((sum, { count }) => sum + count, 0)).toBe(8);
  expect((await ask(agent, { teamId: hidden })).tickets).toEqual([]);
});

test("B10: a customer sees neither teams nor labels, and cannot choose by them", async () => {
  const customer = asCustomer(workspace, requesterId);
  const { facets } = await ask(customer);
  expect(facets?.label).toEqual([]);
  expect(facets?.team).toEqual([{ value: null, count: 12 }]);
  expect((await ask(customer, { label: "Fruit" })).tickets).toEqual([]);
});
