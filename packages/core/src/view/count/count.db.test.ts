import { ListTickets } from "@desk/contracts/ticket";
import { CreateView, type CreateViewInput } from "@desk/contracts/view";
import { runStatement } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../../context";
import { type Planted, plantTickets } from "../../query/testing/plant";
import { aClock, asAdmin, asAgent, asApiKey, aWorkspace, type TestWorkspace } from "../../testing";
import { listTickets, removeTicket, setPriority, setStatus, setTeam } from "../../ticket";
import { countViews, createView } from "..";
import { CountCache } from "./cache";

const pg = usingDatabase({ max: 4 });
const clock = aClock();
let workspace: TestWorkspace;
let planted: Planted;
let admin: Ctx<AgentActor>;
let member: Ctx<AgentActor>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  planted = await plantTickets(workspace, 120, 11);
  admin = await asAdmin(workspace);
  member = await asAgent(workspace, { teams: { [planted.teams[0] ?? ""]: "read" } });
}, 60_000);

const make = (ctx: Ctx, input: CreateViewInput) => createView(ctx, CreateView.parse(input));

test("QV-03, B06: a saved view is counted as its list is long, for each as much as one may see", async () => {
  const queries = [
    "",
    "status:open",
    "priority:urgent -is:snoozed",
    "label:refund",
    "bag",
    "is:active assignee:none",
    "team:none OR has:note",
    "assignee:robin@desk.example",
    "assignee:robin@desk.example is:active -is:snoozed",
    "status:(solved, closed) assignee:robin@desk.example",
  ];
  const made = [];
  for (const query of queries) made.push(await make(admin, { name: query || "All", query, scope: "everyone" }));
  for (const ctx of [admin, member, await asApiKey(workspace)]) {
    const { counts, atLeast } = await countViews(ctx);
    expect(atLeast).toEqual([]);
    for (const { slug } of made) {
      const { data, hasMore } = await listTickets(ctx, ListTickets.parse({ view: slug, limit: 100 }));
      expect(hasMore ? 100 : data.length).toBe(Math.min(counts[slug] ?? -1, 100));
    }
  }
  expect((await countViews(member)).counts[made[0]?.slug ?? ""]).toBeLessThan(
    (await countViews(admin)).counts[made[0]?.slug ?? ""] ?? 0,
  );
});

test("QV-03: a count of a view that an index serves changes at once, as tickets are moved into it and out of it", async () => {
  const team = planted.teams[0] ?? "";
  const views = {
    fresh: await make(admin, { name: "Fresh", query: "status:new", scope: "everyone" }),
    pending: await make(admin, { name: "Waiting for them", query: "status:pending", scope: "everyone" }),
    ofTeam: await make(admin, { name: "Pending of the team", query: "status:pending team:riders", scope: "everyone" }),
  };
  const counts = async () => {
    const { counts } = await countViews(admin);
    return [views.fresh, views.pending, views.ofTeam].map(({ slug }) => counts[slug] ?? -1);
  };
  const { data } = await listTickets(admin, ListTickets.parse({ query: "status:new -team:riders", limit: 1 }));
  const ticketId = data[0]?.id ?? "";
  const [fresh = 0, pending = 0, ofTeam = 0] = await counts();
  await setStatus(admin, { ticketId, status: "pending" });
  expect(await counts(), "out of one and into another").toEqual([fresh - 1, pending + 1, ofTeam]);
  await setTeam(admin, { ticketId, teamId: team });
  expect(await counts(), "into a team").toEqual([fresh - 1, pending + 1, ofTeam + 1]);
  await removeTicket(admin, { ticketId });
  expect(await counts(), "into the bin").toEqual([fresh - 1, pending, ofTeam]);
});

test("a view whose query names what is gone is counted, and one that only a person can ask is left out for a key", async () => {
  const gone = await make(admin, { name: "Gone", query: "label:never-there", scope: "everyone" });
  const mine = await make(admin, { name: "Whose", query: "assignee:me", scope: "everyone" });
  expect((await countViews(admin)).counts[gone.slug]).toBe(0);
  const { counts } = await countViews(await asApiKey(workspace));
  expect(counts[gone.slug]).toBe(0);
  expect(counts).not.toHaveProperty(mine.slug);
});

test("a count is kept a hundred times as long as it took, and whoever asks meanwhile waits for the same one", async () => {
  const cache = new CountCache();
  let now = 0;
  let counted = 0;
  const count = (tookMs: number) => async () => {
    counted += 1;
    now += tookMs;
    return { count: counted, isAtLeast: false };
  };
  const read = (tookMs: number) => cache.read("view", count(tookMs), () => now);
  await Promise.all([read(50), read(50), read(50)]);
  expect(counted).toBe(1);
  now += 4_999;
  await read(1);
  expect(counted).toBe(1);
  now += 2;
  await read(1);
  expect(counted).toBe(2);
  now += 1_990;
  await read(1);
  expect(counted, "no count is kept for less than two seconds").toBe(2);
});

test("a count that failed is not kept", async () => {
  const cache = new CountCache();
  await expect(cache.read("view", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  await expect(cache.read("view", async () => ({ count: 3, isAtLeast: false }))).resolves.toEqual({
    count: 3,
    isAtLeast: false,
  });
});

test("snoozed tickets and suspended mails have their counts, the latter for those who look after mail", async () => {
  const { counts } = await countViews(admin);
  const [row] = await runStatement<{ count: number }>(
    pg.db,
    "select count(*)::int as count from tickets t where t.workspace_id = $1 and t.snoozed_until is not null and t.deleted_at is null",
    [workspace.id],
  );
  expect(counts.snoozed).toBe(row?.count);
  expect(counts.suspended).toBe(0);
  expect((await countViews(member)).counts).not.toHaveProperty("suspended");
});

test("a view counted the long way is counted anew for another reader", async () => {
  const view = await make(admin, { name: "Urgent notes", query: "has:note OR priority:urgent", scope: "everyone" });
  const id = planted.ids[0] ?? "";
  await setPriority(admin, { ticketId: id, priority: "high" }).catch(() => undefined);
  const [all, some] = [
    (await countViews(admin)).counts[view.slug] ?? 0,
    (await countViews(member)).counts[view.slug] ?? 0,
  ];
  expect(some).toBeLessThan(all);
});
