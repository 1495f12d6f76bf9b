import { CreateTicket } from "@desk/contracts/ticket";
import { attachments, events, messages, ticketSearch } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import { purgeDeletedTickets } from "../job";
import {
  aClock,
  aCustomer,
  asAdmin,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aTicket,
  aWorkspace,
  eventsOf,
  historyOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import {
  closeSolvedTickets,
  createTicket,
  followUpTicket,
  readTicket,
  removeTicket,
  setNotes,
  setPriority,
  setStatus,
} from ".";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let agent: Awaited<ReturnType<typeof asAgent>>;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  agent = await asAgent(workspace);
});
const input = (more: object = {}) =>
  CreateTicket.parse({
    subject: "Lost bag",
    requester: { email: "ana@rides.example" },
    body: { text: "Blue." },
    ...more,
  });

test("making a ticket costs four statements besides begin and commit when its requester is known", async () => {
  await createTicket(await asApiKey(workspace), input());
  pg.statements.length = 0;
  await createTicket(await asApiKey(workspace), input());
  expect(pg.statements.filter((text) => !text.includes("api_keys")).length).toBeLessThanOrEqual(4);
});

test("a ticket is born new and lives through what it was made with", async () => {
  const me = agent.actor.userId;
  const born = async (more: object, ctx: Ctx = agent) => (await createTicket(ctx, input(more))).status;
  expect(await born({})).toBe("new");
  expect(await born({ assigneeId: me })).toBe("open");
  expect(await born({ from: "agent" })).toBe("open");
  expect(await born({ from: "agent", status: "pending" })).toBe("pending");
  expect(await createTicket(agent, input({ status: "solved" }))).toMatchObject({
    status: "solved",
    assignee: { id: me },
    waitingSince: null,
  });
  expect(await createTicket(await asApiKey(workspace), input({ status: "solved" }))).toMatchObject({
    assignee: null,
    channel: "api",
  });
  expect(await createTicket(agent, input({ from: "agent" }))).toMatchObject({
    waitingSince: null,
    lastAuthorKind: "agent",
    lastAuthorId: me,
  });
});

test("B02, B04, B07: creation refuses whoever may not, and foreign or hidden references", async () => {
  const hidden = await aTeam(workspace, "Safety");
  const elsewhere = await aWorkspace(pg.db);
  const foreign = await aTicket(elsewhere);
  const concealed = await aTicket(workspace, { teamId: hidden });
  const cases: [Ctx, object, string][] = [
    [await asAgent(workspace, { role: "collaborator" }), {}, "forbidden"],
    [await asApiKey(workspace, ["tickets:read", "customers:write"]), {}, "forbidden"],
    [asCustomer(workspace, await aCustomer(workspace)), {}, "forbidden"],
    [agent, { teamId: hidden }, "invalid"],
    [agent, { teamId: await aTeam(elsewhere) }, "invalid"],
    [await asAdmin(workspace), { teamId: await aTeam(elsewhere) }, "invalid"],
    [await asAgent(workspace, { teams: { [hidden]: "read" } }), { teamId: hidden }, "forbidden"],
    [agent, { requester: { customerId: foreign.requester.id } }, "not_found"],
    [agent, { followUpOfId: foreign.id }, "not_found"],
    [agent, { followUpOfId: concealed.id }, "not_found"],
    [agent, { assigneeId: (await asAgent(elsewhere)).actor.userId }, "invalid"],
    [agent, { attachmentIds: [newId()] }, "invalid"],
    [agent, { body: { html: "<script>1</script>" } }, "invalid"],
  ];
  for (const [ctx, more, code] of cases)
    await expect(createTicket(ctx, input(more)), JSON.stringify(more)).rejects.toMatchObject({ code });
  const left = await pg.db.select().from(messages).where(eq(messages.workspaceId, workspace.id));
  expect(left).toHaveLength(1);
});

test("the closer closes what was solved four days ago, once, and nothing else", async () => {
  const old = await aTicket(workspace, { status: "solved" });
  const open = await aTicket(workspace);
  const gone = await aTicket(workspace, { status: "solved" });
  await removeTicket(workspace.system, { ticketId: gone.id });
  clock.advance({ days: 3 });
  const young = await aTicket(workspace, { status: "solved" });
  expect(await closeSolvedTickets(workspace.system)).toBe(0);
  clock.advance({ days: 1 });
  const counts = await Promise.all([closeSolvedTickets(workspace.system), closeSolvedTickets(workspace.system)]);
  expect(counts.sort()).toEqual([0, 1]);
  expect(await rowOf(workspace, old.id)).toMatchObject({ category: "closed", closedAt: clock.now(), version: 2 });
  expect((await historyOf(workspace, old.id)).at(-1)).toMatchObject({
    actorKind: "system",
    data: { reason: "solved long enough" },
  });
  for (const { id } of [open, young, gone]) expect((await rowOf(workspace, id)).category).not.toBe("closed");
  await expect(closeSolvedTickets(agent)).rejects.toMatchObject({ code: "forbidden" });
});

test("a closed ticket keeps all but labels, subject and priority", async () => {
  const { id } = await aTicket(workspace, { status: "solved" });
  clock.advance({ days: 4 });
  await closeSolvedTickets(workspace.system);
  await expect(setPriority(agent, { ticketId: id, priority: "urgent" })).resolves.toMatchObject({ priority: "urgent" });
  await expect(setNotes(agent, { ticketId: id, notes: "x" })).rejects.toMatchObject({ code: "conflict" });
  await expect(setStatus(agent, { ticketId: id, status: "open" })).rejects.toMatchObject({ code: "conflict" });
  expect((await readTicket(agent, { ticketId: id })).can).toMatchObject({
    reply: false,
    note: false,
    setStatus: false,
    assign: false,
    edit: true,
    delete: true,
    followUp: true,
  });
});

test("TC-28: after 30 days a deleted ticket and all that belongs to it are gone, but not its history", async () => {
  const { id, number } = await aTicket(workspace, { status: "solved" });
  clock.advance({ days: 4 });
  await closeSolvedTickets(workspace.system);
  const next = await followUpTicket(agent, { ticketId: id, body: { text: "Again" } });
  const storageKey = newId();
  await pg.db.insert(attachments).values({
    workspaceId: workspace.id,
    id: newId(),
    ticketId: id,
    storageKey,
    fileName: "a",
    contentType: "text/plain",
    sizeBytes: 1,
    sha256: "x",
  });
  await removeTicket(agent, { ticketId: id });
  clock.advance({ days: 29 });
  expect(await purgeDeletedTickets(workspace.system)).toBe(0);
  clock.advance({ days: 1 });
  expect(await purgeDeletedTickets(workspace.system)).toBe(1);
  expect(await purgeDeletedTickets(workspace.system)).toBe(0);
  await expect(readTicket(agent, { ticketId: id })).rejects.toMatchObject({ code: "not_found" });
  for (const table of [messages, ticketSearch])
    expect(
      await pg.db
        .select()
        .from(table)
        .where(and(eq(table.workspaceId, workspace.id), eq(table.ticketId, id))),
    ).toEqual([]);
  expect(await eventsOf(workspace, id)).toEqual(["ticket.created", "ticket.status_changed", "ticket.deleted"]);
  const [purged] = await pg.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, workspace.id), eq(events.type, "ticket.purged")));
  expect(purged?.data).toMatchObject({ ticketId: id, number });
  expect((await readTicket(agent, { ticketId: next.id })).followUpOf).toBeNull();
  await expect(purgeDeletedTickets(agent)).rejects.toMatchObject({ code: "forbidden" });
});
