import { ListTickets, PostMessage } from "@desk/contracts/ticket";
import { attachments } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
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
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import {
  closeSolvedTickets,
  followUpTicket,
  listTickets,
  openTicket,
  readTicket,
  removeTicket,
  setStatus,
} from "../ticket";
import { postMessage, readThread } from ".";

const pg = usingDatabase();
const clock = aClock();
let workspace: TestWorkspace;
let team: string;
let agent: Awaited<ReturnType<typeof asAgent>>;
let collaborator: Ctx;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  team = await aTeam(workspace, "Riders");
  agent = await asAgent(workspace, { name: "Ana Agent", teams: { [team]: "full" } });
  collaborator = await asAgent(workspace, { role: "collaborator", teams: { [team]: "reply" } });
});

const post = (ctx: Ctx, ticketId: string, text: string, more: Partial<PostMessage> = {}) =>
  postMessage(ctx, PostMessage.parse({ ticketId, kind: "reply", body: { text }, ...more }));
const secret = "the driver is under review";

test("CV-08: a reply and a status go in one step, with one event each", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const { ticket, message } = await post(agent, id, "Which ride?", { status: "pending" });
  expect(ticket).toMatchObject({
    status: "pending",
    preview: "Which ride?",
    waitingSince: null,
    version: 2,
    lastAuthorKind: "agent",
  });
  expect(message).toMatchObject({
    seq: 2,
    kind: "reply",
    channel: "web",
    author: { kind: "agent", name: "Ana Agent" },
  });
  expect(await eventsOf(workspace, id)).toEqual(["ticket.created", "message.replied", "ticket.status_changed"]);
  expect((await historyOf(workspace, id))[2]?.data).toMatchObject({
    old: { category: "new" },
    new: { category: "pending" },
  });
});

test("TC-04: a customer's reply opens a pending, held or solved ticket, and the waiting starts then", async () => {
  for (const status of ["pending", "on_hold", "solved"] as const) {
    const { id, requester } = await aTicket(workspace, { teamId: team });
    await setStatus(agent, { ticketId: id, status });
    clock.advance({ minutes: 5 });
    const { ticket } = await post(asCustomer(workspace, requester.id), id, "Still missing.");
    expect(ticket.status).toBe("open");
    const row = await rowOf(workspace, id);
    expect(row).toMatchObject({ category: "open", solvedAt: null, lastAuthorKind: "customer" });
    if (status !== "on_hold") expect(row.waitingSince).toEqual(clock.now());
  }
});

test("TC-04: a customer's reply to a closed ticket makes a follow-up with its fields and none of its messages", async () => {
  const { id, requester, number } = await aTicket(workspace, {
    teamId: team,
    priority: "high",
    labels: ["vip"],
    ccs: ["cc@rides.example"],
  });
  await post(agent, id, secret, { kind: "note" });
  await setStatus(agent, { ticketId: id, status: "solved" });
  clock.advance({ days: 5 });
  expect(await closeSolvedTickets(workspace.system)).toBeGreaterThan(0);
  const closed = await rowOf(workspace, id);
  const { ticket, message } = await post(asCustomer(workspace, requester.id), id, "Missing again.");
  expect(ticket.id).not.toBe(id);
  expect(message).toMatchObject({ seq: 1, text: "Missing again." });
  const seen = await openTicket(agent, { number: ticket.number });
  expect(seen.ticket).toMatchObject({
    priority: "high",
    labels: ["vip"],
    teamId: team,
    followUpOf: { id, number },
    messageSeq: 1,
  });
  expect(seen.ticket.ccs).toHaveLength(1);
  expect(seen.thread.messages.map(({ text }) => text)).toEqual(["Missing again."]);
  expect(await rowOf(workspace, id)).toEqual(closed);
  expect((await readTicket(agent, { ticketId: id })).followUps.map((link) => link.id)).toEqual([ticket.id]);
});

test("a closed ticket takes no reply and no note, but an agent may follow it up", async () => {
  const { id } = await aTicket(workspace, { teamId: team, status: "solved", assigneeId: agent.actor.userId });
  await expect(followUpTicket(agent, { ticketId: id, body: { text: "x" } })).rejects.toMatchObject({
    code: "conflict",
  });
  clock.advance({ days: 5 });
  await closeSolvedTickets(workspace.system);
  for (const kind of ["reply", "note"] as const)
    await expect(post(agent, id, "More", { kind })).rejects.toMatchObject({ code: "conflict" });
  const made = await followUpTicket(agent, { ticketId: id, body: { text: "News" }, subject: "News" });
  expect(made).toMatchObject({ subject: "News", followUpOf: { id }, assignee: { name: "Ana Agent" }, status: "open" });
  await expect(followUpTicket(collaborator, { ticketId: id, body: { text: "x" } })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(followUpTicket(await asAgent(workspace), { ticketId: id, body: { text: "x" } })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("B02: who may not write is refused and nothing is written", async () => {
  const { id, requester } = await aTicket(workspace, { teamId: team });
  const before = await rowOf(workspace, id);
  const elsewhere = await aWorkspace(pg.db, { now: clock.now });
  const refusals: [Ctx, PostMessage["kind"], string][] = [
    [collaborator, "reply", "forbidden"],
    [await asAgent(workspace, { teams: { [team]: "read" } }), "reply", "forbidden"],
    [await asAgent(workspace, { teams: { [team]: "read" } }), "note", "forbidden"],
    [await asAgent(workspace), "note", "not_found"],
    [await asAdmin(elsewhere), "reply", "not_found"],
    [await asApiKey(workspace, ["tickets:read"]), "reply", "forbidden"],
    [asCustomer(workspace, requester.id), "note", "forbidden"],
    [asCustomer(workspace, await aCustomer(workspace)), "reply", "not_found"],
  ];
  for (const [ctx, kind, code] of refusals) await expect(post(ctx, id, "No", { kind })).rejects.toMatchObject({ code });
  await expect(post(collaborator, id, "No", { kind: "note", status: "solved" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await rowOf(workspace, id)).toEqual(before);
  expect(await messagesOf(workspace, id)).toHaveLength(1);
  await expect(post(collaborator, id, "Seen", { kind: "note" })).resolves.toMatchObject({ message: { kind: "note" } });
});

test("a reply stops when somebody else answered publicly meanwhile; notes and one's own words do not count", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const colleague = await asAgent(workspace, { name: "Ben", teams: { [team]: "full" } });
  await post(colleague, id, secret, { kind: "note" });
  await expect(post(agent, id, "Mine", { lastSeenSeq: 1 })).resolves.toBeDefined();
  await expect(post(agent, id, "Mine again", { lastSeenSeq: 1 })).resolves.toBeDefined();
  await post(colleague, id, "Ours");
  await expect(post(agent, id, "Late", { lastSeenSeq: 4 })).rejects.toMatchObject({
    code: "conflict",
    details: { code: "stale_send", messages: [{ text: "Ours", author: { name: "Ben" } }] },
  });
  expect(await messagesOf(workspace, id)).toHaveLength(5);
  await expect(post(agent, id, "Only a note", { kind: "note", lastSeenSeq: 1 })).resolves.toBeDefined();
});

test("B10: a customer never gets a note, an event or a property, in no answer", async () => {
  const { id, requester, number } = await aTicket(workspace, {
    teamId: team,
    labels: [secret],
    notes: secret,
    priority: "urgent",
  });
  await post(agent, id, secret, { kind: "note" });
  await post(agent, id, "We look for it.", { status: "on_hold" });
  await post(agent, id, secret, { kind: "note" });
  const customer = asCustomer(workspace, requester.id);
  const answers = [
    await openTicket(customer, { number }),
    await readTicket(customer, { ticketId: id }),
    await readThread(customer, { ticketId: id, limit: 100 }),
    await listTickets(customer, ListTickets.parse({})),
    await post(customer, id, "Thanks"),
  ];
  const bytes = JSON.stringify(answers);
  expect(bytes).not.toContain(secret);
  expect(bytes).not.toContain("urgent");
  expect(bytes).not.toContain("on_hold");
  expect(bytes).not.toContain("ticket.created");
  expect(bytes).toContain("We look for it.");
  expect(JSON.stringify(await openTicket(agent, { number })), "the control: an agent sees it").toContain(secret);
  for (const filter of [{ label: secret }, { priority: ["urgent"] }, { view: "mine" }, { assigneeId: "none" }])
    await expect(listTickets(customer, ListTickets.parse(filter))).rejects.toMatchObject({ code: "forbidden" });
});

test("a note leaves preview, last author and waiting time alone", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const before = await rowOf(workspace, id);
  await post(agent, id, secret, { kind: "note" });
  const { preview, lastAuthorKind, lastAuthorId, waitingSince, category } = before;
  expect(await rowOf(workspace, id)).toMatchObject({
    preview,
    lastAuthorKind,
    lastAuthorId,
    waitingSince,
    category,
    lastMessageKind: "note",
  });
});

test("people on copy may read and reply, strangers may not", async () => {
  const { id, ccs } = await aTicket(workspace, { ccs: ["cc@rides.example"] });
  const onCopy = asCustomer(workspace, ccs[0]?.customerId ?? "");
  await expect(post(onCopy, id, "Me too")).resolves.toMatchObject({ message: { author: { kind: "customer" } } });
  await removeTicket(agent, { ticketId: id });
  await expect(readTicket(onCopy, { ticketId: id })).rejects.toMatchObject({ code: "not_found" });
});

test("files go with the message of their uploader, once", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const aFile = async (uploadedByUserId: string, workspaceId = workspace.id) => {
    const file = {
      workspaceId,
      id: newId(),
      uploadedByUserId,
      storageKey: newId(),
      fileName: "bag.png",
      contentType: "image/png",
      sizeBytes: 3,
      sha256: "x",
    };
    await pg.db.insert(attachments).values(file);
    return file.id;
  };
  const mine = await aFile(agent.actor.userId);
  const { message, ticket } = await post(agent, id, "See here", { attachmentIds: [mine] });
  expect(message.attachments).toEqual([
    { id: mine, fileName: "bag.png", contentType: "image/png", sizeBytes: 3, isImage: true, url: `/files/${mine}` },
  ]);
  expect(ticket.hasAttachment).toBe(true);
  const elsewhere = await aWorkspace(pg.db);
  for (const file of [mine, await aFile(newId()), newId(), await aFile(agent.actor.userId, elsewhere.id)])
    await expect(post(agent, id, "Again", { attachmentIds: [file] })).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ path: "attachmentIds" }] },
    });
  expect(await messagesOf(workspace, id)).toHaveLength(2);
});

test("a long thread comes page by page, with the events of its time", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  for (let n = 2; n <= 7; n += 1) {
    clock.advance({ minutes: 1 });
    await post(agent, id, `message ${n}`);
  }
  const newest = await readThread(agent, { ticketId: id, limit: 3 });
  expect(newest.messages.map(({ seq }) => seq)).toEqual([5, 6, 7]);
  expect(newest.hasOlder).toBe(true);
  expect(newest.events.map(({ type }) => type)).toEqual(["message.replied", "message.replied", "message.replied"]);
  const older = await readThread(agent, { ticketId: id, beforeSeq: 5, limit: 100 });
  expect(older.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(older.hasOlder).toBe(false);
  expect(older.events.map(({ type }) => type)).toContain("ticket.created");
  await expect(readThread(await asAgent(workspace), { ticketId: id, limit: 3 })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("opening a ticket is one statement", async () => {
  const { number } = await aTicket(workspace, { teamId: team });
  pg.statements.length = 0;
  await openTicket(agent, { number });
  expect(pg.statements).toHaveLength(1);
});
