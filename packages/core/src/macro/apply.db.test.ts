import { ApplyMacro, CreateMacro, type CreateMacroInput, CreateWithMacro, DraftMacro } from "@desk/contracts/macro";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { SendMessage } from "@desk/contracts/outgoing";
import { PostMessage } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { createMailbox } from "../mail/mailbox";
import { postDueMessages, sendMessage, unscheduleMessage } from "../mail/outgoing/schedule";
import { postMessage } from "../message";
import {
  aClock,
  asAdmin,
  asAgent,
  asCustomer,
  aTeam,
  aTicket,
  aWorkspace,
  historyOf,
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import {
  applyMacro,
  createMacro,
  createTicketWithMacro,
  draftMacro,
  previewMacro,
  readMacro,
  removeMacro,
  tryMacro,
} from ".";

const pg = usingDatabase();
const clock = aClock();
let workspace: TestWorkspace;
let admin: Ctx<AgentActor>;
let teamId: string;
let agent: Ctx<AgentActor>;
let ticketId: string;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  admin = await asAdmin(workspace);
  teamId = await aTeam(workspace, "Riders");
  agent = await asAgent(workspace, { name: "Robin Reyes", teams: { [teamId]: "full" } });
  ticketId = (await aTicket(workspace.system, { teamId })).id;
});

const aMacro = (input: Partial<CreateMacroInput> = {}, ctx: Ctx = admin) =>
  createMacro(
    ctx,
    CreateMacro.parse({
      name: "Refund on its way",
      scope: "everyone",
      replyHtml: "<p>Hi {{customer.first_name|there}}, your money is on its way. {{agent.first_name}}</p>",
      contexts: ["reply"],
      ...input,
    }),
  );
const waiting = () => ({ kind: "status" as const, statusId: workspace.statusIds.pending });
const refund = { kind: "labels" as const, add: ["refund"], remove: [] };
const apply = (ctx: Ctx, input: object) => applyMacro(ctx, ApplyMacro.parse({ ticketId, ...input }));
const texts = async () => (await messagesOf(workspace.system, ticketId)).map(({ kind, bodyText }) => [kind, bodyText]);

test("CV-09: reply, note, fields, labels and assignee in one step, and the history names the macro", async () => {
  const macro = await aMacro({
    noteHtml: "<p>Told {{customer.email}}</p>",
    actions: [waiting(), refund, { kind: "priority", priority: "high" }, { kind: "assignee", assigneeId: "me" }],
  });
  const { ticket, message, scheduled } = await apply(agent, { macroId: macro.id });
  expect(scheduled).toBeNull();
  expect(message?.text).toBe("Hi Ana, your money is on its way. Robin");
  expect(ticket).toMatchObject({
    status: "pending",
    priority: "high",
    labels: ["refund"],
    assignee: { id: agent.actor.userId },
  });
  expect((await texts()).slice(1)).toEqual([
    ["reply", "Hi Ana, your money is on its way. Robin"],
    ["note", "Told ana@rides.example"],
  ]);
  const log = (await historyOf(workspace.system, ticketId)).filter(({ actorKind }) => actorKind === "agent");
  expect(log.map(({ type }) => type).toSorted()).toEqual(
    [
      "message.noted",
      "message.replied",
      "ticket.assigned",
      "ticket.labels_changed",
      "ticket.priority_changed",
      "ticket.status_changed",
    ].toSorted(),
  );
  for (const { data } of log) expect(data.macro).toEqual({ id: macro.id, name: macro.name });
  expect(await readMacro(admin, { macroId: macro.id })).toMatchObject({
    usageCount: 1,
    lastUsedAt: clock.now().toISOString(),
  });
});

test("CV-09: the preview says what applying does, and writes nothing", async () => {
  const macro = await aMacro({
    noteHtml: "<p>Done</p>",
    actions: [
      { kind: "team", teamId: null },
      waiting(),
      refund,
      { kind: "type", type: "question" },
      { kind: "followers", add: ["me"] },
    ],
  });
  const before = await rowOf(workspace.system, ticketId);
  const preview = await previewMacro(agent, { ticketId, macroId: macro.id });
  expect(await rowOf(workspace.system, ticketId)).toEqual(before);
  expect(preview).toMatchObject({
    version: before.version,
    reply: { text: "Hi Ana, your money is on its way. Robin", missing: [] },
    refusals: [],
    effects: [
      { words: "Team: none", state: "changes" },
      { words: "Status: Waiting for customer", state: "changes" },
      { words: "Labels: +refund", state: "changes" },
      { words: "Type: question", state: "same" },
      { words: "Followers: +me", state: "changes" },
    ],
  });
  expect(preview.changes).toEqual([
    { field: "team", from: "Riders", to: null },
    { field: "status", from: "New", to: "Waiting for customer" },
    { field: "labels", from: null, to: "refund" },
    { field: "followers", from: null, to: "Robin Reyes" },
  ]);
  await apply(agent, { macroId: macro.id });
  const log = (await historyOf(workspace.system, ticketId)).filter(({ data }) => data.macro && data.field);
  expect(log.map(({ data }) => data.field)).toEqual(preview.changes.map(({ field }) => field));
});

test("CV-09: all or nothing: one change that is refused leaves the ticket as it was", async () => {
  const replier = await asAgent(workspace, { teams: { [teamId]: "reply" } });
  const macro = await aMacro({ actions: [waiting(), refund] });
  const before = await rowOf(workspace.system, ticketId);
  const preview = await previewMacro(replier, { ticketId, macroId: macro.id });
  expect(preview.effects).toMatchObject([{ state: "changes" }, { state: "refused" }]);
  expect(preview.refusals).toEqual(["Labels: +refund: Your access to this team does not allow this."]);
  await expect(apply(replier, { macroId: macro.id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await rowOf(workspace.system, ticketId)).toEqual(before);
  expect(await texts()).toHaveLength(1);
  expect((await readMacro(admin, { macroId: macro.id })).usageCount).toBe(0);
  await apply(replier, { macroId: macro.id, actions: [waiting()] });
  expect((await rowOf(workspace.system, ticketId)).category).toBe("pending");
});

test("B18: a macro runs with the rights of whoever applies it, on tickets he sees", async () => {
  const macro = await aMacro({ actions: [refund] });
  const outsider = await asAgent(workspace);
  for (const verb of [previewMacro, applyMacro]) {
    const input = ApplyMacro.parse({ ticketId, macroId: macro.id });
    await expect(verb(outsider, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(verb(await asAdmin(await aWorkspace(pg.db)), input)).rejects.toMatchObject({ code: "not_found" });
  }
  const collaborator = await asAgent(workspace, { role: "collaborator", teams: { [teamId]: "full" } });
  await expect(apply(collaborator, { macroId: macro.id })).rejects.toMatchObject({ code: "forbidden" });
  const customer = asCustomer(workspace, (await rowOf(workspace.system, ticketId)).requesterId);
  await expect(apply(customer, { macroId: macro.id })).rejects.toMatchObject({ code: "forbidden" });
  const smuggled = PostMessage.parse({ ticketId, kind: "reply", body: { text: "x" }, macro: { macroId: macro.id } });
  await expect(postMessage(customer, smuggled)).rejects.toMatchObject({ code: "not_found" });
  expect(await texts()).toHaveLength(1);
});

test("CV-09: a variable without a value blocks sending, whoever asks", async () => {
  const macro = await aMacro({ replyHtml: "<p>Dear {{organization.name}}</p>", actions: [refund] });
  expect((await previewMacro(agent, { ticketId, macroId: macro.id })).reply?.missing).toEqual(["organization.name"]);
  const refused = { code: "invalid", details: { missing: ["organization.name"] } };
  await expect(apply(agent, { macroId: macro.id })).rejects.toMatchObject(refused);
  await expect(apply(agent, { macroId: macro.id, replyHtml: "<p>Hi {{organization.name}}</p>" })).rejects.toMatchObject(
    refused,
  );
  const message = { ticketId, kind: "reply", body: { text: "{{ organization.name }}" }, macro: { macroId: macro.id } };
  await expect(sendMessage(agent, SendMessage.parse({ message }))).rejects.toMatchObject(refused);
  expect((await rowOf(workspace.system, ticketId)).hasAttachment).toBe(false);
  await apply(agent, { macroId: macro.id, replyHtml: "<p>Dear all</p>" });
  expect((await texts()).at(-1)).toEqual(["reply", "Dear all"]);
});

test("CV-09: a macro without a text changes the ticket alone; with nothing left it is refused", async () => {
  const macro = await aMacro({ replyHtml: "", actions: [waiting()] });
  const { ticket, message } = await apply(agent, { macroId: macro.id });
  expect([ticket.status, message]).toEqual(["pending", null]);
  await expect(apply(agent, { macroId: macro.id, actions: [] })).rejects.toMatchObject({ code: "invalid" });
});

test("CV-09: an unseen message stops it, and so does a field that changed since the preview", async () => {
  const macro = await aMacro({ actions: [{ kind: "priority", priority: "high" }] });
  const { version } = await previewMacro(agent, { ticketId, macroId: macro.id });
  const requester = asCustomer(workspace, (await rowOf(workspace.system, ticketId)).requesterId);
  await postMessage(requester, PostMessage.parse({ ticketId, kind: "reply", body: { text: "Wait" } }));
  await expect(apply(agent, { macroId: macro.id, lastSeenSeq: 1 })).rejects.toMatchObject({
    details: { code: "stale_send" },
  });
  await apply(admin, {
    macroId: (await aMacro({ replyHtml: "", actions: [{ kind: "priority", priority: "low" }] })).id,
  });
  await expect(apply(agent, { macroId: macro.id, version, lastSeenSeq: 2 })).rejects.toMatchObject({
    code: "conflict",
    details: { field: "priority", mine: "high", theirs: "low" },
  });
});

test("CV-09: a held reply takes its changes along when it leaves, and none when it is taken back", async () => {
  const ways = { incoming: { kind: "forward" }, outgoing: { kind: "installation" } } as const;
  const address = `help.${workspace.id}@halen.example`;
  await createMailbox(workspace.system, CreateMailbox.parse({ name: "Halen Rides", address, ...ways }));
  const macro = await aMacro({ noteHtml: "<p>Told</p>", actions: [waiting(), refund] });
  const { scheduled } = await apply(agent, { macroId: macro.id });
  expect((await rowOf(workspace.system, ticketId)).category).toBe("new");
  const back = await unscheduleMessage(agent, { scheduledId: scheduled?.id ?? "" });
  expect(back.message.macro).toMatchObject({ macroId: macro.id, actions: [waiting(), refund] });
  await apply(agent, { macroId: macro.id });
  await removeMacro(admin, { macroId: macro.id });
  clock.advance({ minutes: 1 });
  await postDueMessages(workspace);
  expect((await rowOf(workspace.system, ticketId)).category).toBe("pending");
  expect((await texts()).map(([kind]) => kind)).toEqual(["reply", "reply", "note"]);
  const log = await historyOf(workspace.system, ticketId);
  expect(log.at(-1)?.data.macro).toEqual({ id: macro.id, name: null });
});

test("CV-09: sent twice under one id it is one reply, one note and one use", async () => {
  const macro = await aMacro({ noteHtml: "<p>Told</p>", actions: [refund] });
  const clientId = "019aa000-0000-7000-8000-000000000001";
  await Promise.all([apply(agent, { macroId: macro.id, clientId }), apply(agent, { macroId: macro.id, clientId })]);
  expect(await texts()).toHaveLength(3);
  expect((await readMacro(admin, { macroId: macro.id })).usageCount).toBe(1);
});

test("CV-09: one that is switched off is neither previewed nor applied", async () => {
  const { id: macroId } = await aMacro({ isActive: false });
  await expect(previewMacro(agent, { ticketId, macroId })).rejects.toMatchObject({ code: "conflict" });
  await expect(apply(agent, { macroId })).rejects.toMatchObject({ code: "conflict" });
});

test("CV-09: what is being written is tried on a ticket before it is saved", async () => {
  const input = { ticketId, replyHtml: "<p>{{ticket.subject}} {{team.name}}</p>", noteHtml: "", actions: [waiting()] };
  expect(await tryMacro(agent, input)).toMatchObject({
    reply: { text: "Lost bag on the 9:40 ride Riders" },
    effects: [{ state: "changes" }],
  });
});

test("CV-09: a new ticket is offered the macro's text and opened with its changes", async () => {
  const macro = await aMacro({ contexts: ["new"], actions: [refund] });
  const draft = await draftMacro(agent, DraftMacro.parse({ macroId: macro.id, customerName: "Lea Lund" }));
  expect(draft).toMatchObject({ reply: { text: "Hi Lea, your money is on its way. Robin" }, actions: [refund] });
  const ticket = { subject: "Refund", requester: { email: "lea@rides.example" }, body: { text: "Hi" }, from: "agent" };
  const made = await createTicketWithMacro(
    agent,
    CreateWithMacro.parse({ ticket, macroId: macro.id, actions: [refund] }),
  );
  expect(made.labels).toEqual(["refund"]);
  const blank = { ...ticket, body: { text: "{{organization.name}}" } };
  await expect(
    createTicketWithMacro(agent, CreateWithMacro.parse({ ticket: blank, macroId: macro.id })),
  ).rejects.toMatchObject({ details: { missing: ["organization.name"] } });
});
