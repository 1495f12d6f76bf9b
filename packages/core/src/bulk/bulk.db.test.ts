import { type BulkChangeInput, StartBulk } from "@desk/contracts/bulk";
import { ListJobItems } from "@desk/contracts/job";
import { jobItems, scheduledMessages, senderRules, users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import { type JobDesk, listJobItems, readJob, runNextJob } from "../job";
import {
  aClock,
  asAdmin,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aTicket,
  aUser,
  aWorkspace,
  eventsOf,
  historyOf,
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { markSpam, readTicket, removeTicket, restoreTicket } from "../ticket";
import { bulkWork, countMatching, startBulk, undoJob, undoWork } from ".";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from jobs`);
});

const storage = { put: async () => undefined, get: async () => null, delete: async () => undefined };
const faults: unknown[] = [];
const desk = (): JobDesk => ({
  db: pg.db,
  now: clock.now,
  storage,
  works: { bulk: bulkWork, undo: undoWork },
  onFault: (error) => faults.push(error),
});
async function runAll(): Promise<void> {
  while (await runNextJob(desk()));
  expect(faults).toEqual([]);
}
const bulk = (ctx: Ctx, selection: object, change: BulkChangeInput, more: object = {}) =>
  startBulk(ctx, StartBulk.parse({ selection, change, ...more }));
const itemsOf = async (ctx: Ctx, jobId: string, state?: "failed" | "skipped") =>
  (await listJobItems(ctx, ListJobItems.parse({ jobId, limit: 100, ...(state ? { state } : {}) }))).data;
async function someTickets(count: number, more: object = {}): Promise<string[]> {
  const made = [];
  for (let index = 0; index < count; index += 1) made.push((await aTicket(workspace.system, more)).id);
  return made;
}

/** Copies of one ticket, made by SQL since only their number matters. */
async function manyTickets(count: number, teamId: string): Promise<string[]> {
  const { id } = await aTicket(workspace.system, { teamId });
  const ids = Array.from({ length: count - 1 }, newId);
  await pg.db.execute(sql`insert into tickets (workspace_id, id, number, subject, status_id, category, priority, type,
      team_id, requester_id, channel)
    select t.workspace_id, made.id, t.number + made.place, t.subject, t.status_id, t.category, t.priority, t.type,
      t.team_id, t.requester_id, t.channel
    from tickets t, unnest(${`{${ids.join()}}`}::uuid[]) with ordinality as made(id, place)
    where t.workspace_id = ${workspace.id} and t.id = ${id}`);
  return [id, ...ids];
}

test("TC-29: a few tickets are changed at once, each with its events, and history tells it was in bulk", async () => {
  const agent = await asAgent(workspace);
  const ids = await someTickets(3);
  const { job, items } = await bulk(agent, { ids }, { priority: "high", addLabels: ["refund"], status: "solved" });
  expect(job).toMatchObject({ state: "done", total: 3, done: 3, title: "Solve · priority high · add label “refund”" });
  expect(items?.map(({ state }) => state)).toEqual(["done", "done", "done"]);
  for (const id of ids) {
    expect(await rowOf(workspace, id)).toMatchObject({ category: "solved", priority: "high", version: 2 });
    const history = await historyOf(workspace, id);
    const types = ["ticket.priority_changed", "ticket.labels_changed", "ticket.assigned", "ticket.status_changed"];
    expect(history.slice(-4).map(({ type }) => type)).toEqual(types);
    expect(history.slice(-4).every(({ data }) => data.jobId === job.id)).toBe(true);
  }
});

test("TC-29: more than fifty become a job over all that match, without those that come later", async () => {
  const admin = await asAdmin(workspace);
  const [kept = ""] = await someTickets(70, { status: "open" });
  await someTickets(5, { status: "pending" });
  const { job, items } = await bulk(
    admin,
    { view: "all", status: ["open"], exceptIds: [kept] },
    { addLabels: ["checked"] },
  );
  expect(items).toBeNull();
  expect(job).toMatchObject({ state: "queued", total: null });
  clock.advance({ seconds: 5 });
  const late = (await aTicket(workspace.system, { status: "open" })).id;
  await runAll();
  const after = await readJob(admin, { jobId: job.id });
  expect(after).toMatchObject({ state: "done", total: 69, done: 69, failed: 0 });
  expect((await readTicket(admin, { ticketId: late })).labels).toEqual([]);
  expect((await readTicket(admin, { ticketId: kept })).labels).toEqual([]);
  expect(await countMatching(admin, { view: "all", label: "checked" })).toEqual({ count: 69 });
});

test("B17: of 499 own tickets and one of another team, the foreign one is reported as not found and never touched", async () => {
  const [own, other] = [await aTeam(workspace, "Own"), await aTeam(workspace, "Other")];
  const ids = await manyTickets(500, own);
  const foreign = ids[250] ?? "";
  await pg.db.execute(
    sql`update tickets set team_id = ${other} where workspace_id = ${workspace.id} and id = ${foreign}`,
  );
  const before = await rowOf(workspace, foreign);
  const agent = await asAgent(workspace, { teams: { [own]: "full" } });
  const { job } = await bulk(agent, { ids }, { priority: "urgent" });
  await runAll();
  const after = await readJob(agent, { jobId: job.id });
  expect(after).toMatchObject({ state: "done", total: 500, failed: 1 });
  expect(after.done + after.skipped).toBe(499);
  expect(await itemsOf(agent, job.id, "failed")).toMatchObject([
    { ticketId: null, ticket: null, reason: "The ticket was not found." },
  ]);
  expect(await rowOf(workspace, foreign)).toEqual(before);
});

test("B17: a level too low in one team refuses those tickets alone; a key without the scope is refused at once", async () => {
  const [full, low] = [await aTeam(workspace), await aTeam(workspace)];
  const agent = await asAgent(workspace, { teams: { [full]: "full", [low]: "reply" } });
  const [mine = ""] = await someTickets(1, { teamId: full });
  const [theirs = ""] = await someTickets(1, { teamId: low });
  const { job } = await bulk(agent, { ids: [mine, theirs] }, { priority: "low" });
  expect(job).toMatchObject({ done: 1, failed: 1 });
  expect((await rowOf(workspace, theirs)).priority).toBe("normal");
  const reader = await asApiKey(workspace, ["tickets:read"]);
  await expect(bulk(reader, { ids: [mine] }, { priority: "high" })).rejects.toMatchObject({ code: "forbidden" });
  const customer = asCustomer(workspace, (await rowOf(workspace, mine)).requesterId);
  await expect(bulk(customer, { ids: [mine] }, { delete: true })).rejects.toMatchObject({ code: "forbidden" });
  const next = await asAdmin(await aWorkspace(pg.db, { now: clock.now }));
  expect((await bulk(next, { ids: [mine] }, { delete: true })).job).toMatchObject({ done: 0, failed: 1 });
  expect((await rowOf(workspace, mine)).deletedAt).toBeNull();
});

test("B06: who leaves the team while the job runs loses the rest of it; who is deactivated, the job", async () => {
  const team = await aTeam(workspace);
  const agent = await asAgent(workspace, { teams: { [team]: "full" } });
  const ids = await someTickets(60, { teamId: team });
  const first = await bulk(agent, { ids }, { priority: "high" });
  // Listing, then one chunk of fifty; the team is taken away before the next one.
  const step: JobDesk = {
    ...desk(),
    works: {
      bulk: {
        step: async (ctx, job, tools) => {
          const goesOn = await bulkWork.step(ctx, job, tools);
          if (job.total !== null)
            await pg.db.execute(sql`delete from team_members where workspace_id = ${workspace.id}`);
          return goesOn;
        },
      },
    },
  };
  await runNextJob(step);
  expect(await readJob(agent, { jobId: first.job.id })).toMatchObject({ state: "done", done: 50, failed: 10 });
  const second = await bulk(agent, { ids }, { priority: "low" });
  await pg.db
    .update(users)
    .set({ status: "deactivated" })
    .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
  await runAll();
  expect(await readJob(workspace.system, { jobId: second.job.id })).toMatchObject({ state: "failed", done: 0 });
});

test("I02: round robin gives everybody as many, whoever is refused or held already", async () => {
  const team = await aTeam(workspace);
  const people = [];
  for (let index = 0; index < 3; index += 1) people.push(await aUser(workspace, { teams: { [team]: "reply" } }));
  const stranger = await aUser(workspace);
  const admin = await asAdmin(workspace);
  const ids = await someTickets(62, { teamId: team });
  await removeTicket(admin, { ticketId: ids[7] ?? "" });
  await removeTicket(admin, { ticketId: ids[40] ?? "" });
  const { job } = await bulk(admin, { ids }, { roundRobin: [...people, stranger] });
  await Promise.all([runAll(), runAll()]);
  expect(await readJob(admin, { jobId: job.id })).toMatchObject({ done: 60, failed: 2 });
  const rows = await pg.db.execute<{ count: number }>(sql`select count(*)::int as count from tickets
    where workspace_id = ${workspace.id} and assignee_id is not null group by assignee_id`);
  expect(rows.map(({ count }) => count)).toEqual([20, 20, 20]);
});

test("two workers and a cut connection change each ticket once", async () => {
  const admin = await asAdmin(workspace);
  const ids = await someTickets(130);
  const { job } = await bulk(admin, { ids }, { priority: "urgent" });
  let cut = false;
  const dying: JobDesk = {
    ...desk(),
    onFault: () => undefined,
    works: {
      bulk: {
        step: async (ctx, seen, tools) => {
          const step = await bulkWork.step(ctx, seen, tools);
          if (seen.done < 50 || cut) return step;
          cut = true;
          throw new Error("killed after the chunk was written");
        },
      },
    },
  };
  await runNextJob(dying);
  clock.advance({ minutes: 1 });
  await Promise.all([runAll(), runAll()]);
  expect(await readJob(admin, { jobId: job.id })).toMatchObject({ state: "done", done: 130, total: 130 });
  for (const id of ids.slice(0, 5)) expect((await rowOf(workspace, id)).version).toBe(2);
  const [row] = await pg.db.execute<{ count: number }>(sql`select count(*)::int as count from events
    where workspace_id = ${workspace.id} and type = 'ticket.priority_changed'`);
  expect(row?.count).toBe(130);
});

test("markSpam takes the ticket out of every list and blocks its sender by choice; restoring brings it back", async () => {
  const admin = await asAdmin(workspace);
  const { id } = await aTicket(workspace.system, { requester: { email: "spam@bad.example" } });
  const agent = await asAgent(workspace);
  const blocking = { ticketId: id, blocksSender: true };
  await expect(markSpam(agent, blocking)).rejects.toMatchObject({ code: "forbidden" });
  await markSpam(admin, blocking);
  expect(await eventsOf(workspace, id)).toContain("ticket.marked_spam");
  const rules = () => pg.db.select().from(senderRules).where(eq(senderRules.workspaceId, workspace.id));
  expect(await rules()).toMatchObject([{ pattern: "spam@bad.example", verdict: "block" }]);
  await restoreTicket(admin, { ticketId: id });
  await markSpam(admin, blocking);
  expect(await rules()).toHaveLength(1);
});

test("TC-30: undoing spam restores the ticket and lets the sender in again", async () => {
  const admin = await asAdmin(workspace);
  const [id = ""] = await someTickets(1, { requester: { email: "spam@bad.example" } });
  const { job } = await bulk(admin, { ids: [id] }, { spam: { blocksSender: true } });
  await undoJob(admin, { jobId: job.id });
  expect((await rowOf(workspace, id)).deletedAt).toBeNull();
  expect(await pg.db.select().from(senderRules).where(eq(senderRules.workspaceId, workspace.id))).toEqual([]);
});

test("a reply goes to each ticket; undoing says before what stays and cancels what is held", async () => {
  const admin = await asAdmin(workspace);
  const ids = await someTickets(2);
  const note = await bulk(admin, { ids }, { message: { kind: "note", body: { text: "Checked." } } });
  expect(note.job.undo.keeps).toContain("Notes");
  expect((await messagesOf(workspace, ids[0] ?? "")).map(({ kind }) => kind)).toEqual(["reply", "note"]);
  const undone = await undoJob(admin, { jobId: note.job.id });
  expect(undone.items?.map(({ state, reason }) => [state, reason])).toEqual([
    ["skipped", "What was written stays."],
    ["skipped", "What was written stays."],
  ]);
  const mailbox = newId();
  await pg.db.execute(sql`insert into mailboxes (workspace_id, id, name, incoming, outgoing, settings, is_active, is_default)
    values (${workspace.id}, ${mailbox}, 'Support', '{"kind":"forward"}', '{"kind":"installation"}',
      '{"acknowledges":true,"usesPlusAddresses":true,"undoSeconds":10,"mailsPerMinute":600,"authservId":"","isArchiveImport":false}', true, true)`);
  await pg.db.execute(sql`insert into mailbox_addresses (workspace_id, id, mailbox_id, address, is_primary)
    values (${workspace.id}, ${newId()}, ${mailbox}, 'support@desk.example', true)`);
  const reply = await bulk(admin, { ids }, { message: { kind: "reply", body: { text: "Sorry." } }, status: "solved" });
  const held = () => pg.db.select().from(scheduledMessages).where(eq(scheduledMessages.workspaceId, workspace.id));
  expect((await held()).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  await undoJob(admin, { jobId: reply.job.id });
  expect((await held()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  expect((await rowOf(workspace, ids[0] ?? "")).category).toBe("new");
});

test("what does not exist is refused before a ticket is touched, and so is a change that changes nothing", async () => {
  const admin = await asAdmin(workspace);
  const ids = await someTickets(1);
  for (const change of [{ teamId: newId() }, { statusId: newId() }, { assigneeId: newId() }, { roundRobin: [newId()] }])
    await expect(bulk(admin, { ids }, change)).rejects.toMatchObject({ code: "invalid" });
  expect(() => StartBulk.parse({ selection: { ids }, change: {} })).toThrow("Say what is to be changed.");
  expect(() => StartBulk.parse({ selection: { ids }, change: { delete: true, priority: "low" } })).toThrow();
  await expect(bulk(admin, { view: "solved" }, { priority: "low" })).rejects.toMatchObject({ code: "invalid" });
  const clientId = newId();
  const first = await bulk(admin, { ids }, { priority: "low" }, { clientId });
  const again = await bulk(admin, { ids }, { priority: "low" }, { clientId });
  expect(again).toEqual(first);
  expect((await bulk(admin, { ids }, { priority: "low" })).items).toMatchObject([
    { state: "skipped", reason: "It was like that already." },
  ]);
  expect(await pg.db.select().from(jobItems).where(eq(jobItems.workspaceId, workspace.id))).toHaveLength(2);
});
