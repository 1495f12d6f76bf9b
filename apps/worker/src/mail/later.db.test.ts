import { Readable } from "node:stream";
import { ForwardMessage, SendMessage } from "@desk/contracts/outgoing";
import { PostMessage } from "@desk/contracts/ticket";
import { newId } from "@desk/core/context";
import { deleteLooseFiles, storeFile } from "@desk/core/file";
import {
  forwardMessage,
  listDeliveries,
  listScheduled,
  postDueMessages,
  readReplyOptions,
  rescheduleMessage,
  sendMessage,
  unscheduleMessage,
} from "@desk/core/mail";
import { updateMailbox } from "@desk/core/mail/mailbox";
import { postMessage, readThread } from "@desk/core/message";
import { asAgent, asCustomer, aTicket, eventsOf } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { readTicket } from "@desk/core/ticket";
import { deactivateUser } from "@desk/core/user";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aMailDesk, aReply, type MailDesk, read } from "./testing";

const pg = usingDatabase();
let desk: MailDesk;
let ticketId: string;
beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from deliveries");
  await pg.db.execute("/* across workspaces: maintenance */ delete from scheduled_messages");
  desk = await aMailDesk(pg.db);
  ticketId = (await aTicket(desk.workspace.system)).id;
});
afterEach(() => desk.close());

const inMinutes = (minutes: number) => new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString();
const send = (more: object = {}, sendAt?: string, ctx = desk.agent) =>
  sendMessage(
    ctx,
    SendMessage.parse({
      message: { ticketId, kind: "reply", body: { text: "We found it." }, ...more },
      ...(sendAt === undefined ? {} : { sendAt }),
    }),
  );
const scheduled = async (...args: Parameters<typeof send>) => {
  const sent = await send(...args);
  if (sent.kind !== "scheduled") throw new Error("It was posted at once.");
  return sent.scheduled;
};
const countMessages = async () => (await readThread(desk.admin, { ticketId, limit: 100 })).messages.length;
const aFile = (name: string) =>
  storeFile(desk.agent, desk.tools.storage, {
    fileName: name,
    contentType: "text/plain",
    bytes: Readable.from([Buffer.from("the bytes")]),
  });

test("CV-06: a reply is held for the mailbox's time and then leaves once, however many workers look", async () => {
  const held = await scheduled({ status: "pending" });
  expect(held).toMatchObject({ kind: "held", state: "waiting", isMine: true, text: "We found it." });
  expect(Date.parse(held.sendAt) - desk.clock.now().getTime()).toBe(10_000);
  expect(await countMessages()).toBe(1);
  expect(await postDueMessages(desk.tools)).toBe(0);
  desk.clock.advance({ seconds: 10 });
  const posted = await Promise.all([postDueMessages(desk.tools), postDueMessages(desk.tools)]);
  expect(posted[0] + posted[1]).toBe(1);
  expect(await postDueMessages(desk.tools)).toBe(0);
  expect(await countMessages()).toBe(2);
  expect((await readTicket(desk.agent, { ticketId })).status).toBe("pending");
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(1);
  expect(desk.sink.mails[0]?.messageId).toBe(`${held.id}@desk.example`);
});

test("CV-06: taken back, it returns to the composer as it was and nothing leaves", async () => {
  const file = await aFile("map.txt");
  const clientId = newId();
  const recipients = { to: ["ana@rides.example"], cc: ["bo@rides.example"], bcc: [] };
  const held = await scheduled({ clientId, recipients, attachmentIds: [file.id], quotesPrevious: true });
  const back = await unscheduleMessage(desk.agent, { scheduledId: held.id });
  expect(back.message).toMatchObject({ clientId, recipients, attachmentIds: [file.id], quotesPrevious: true });
  expect(back.attachments).toMatchObject([{ id: file.id, fileName: "map.txt" }]);
  desk.clock.advance({ minutes: 5 });
  expect(await postDueMessages(desk.tools)).toBe(0);
  expect((await listScheduled(desk.agent, {})).data).toEqual([]);
  // Sent anew under the same id, with its file.
  await scheduled({ clientId, recipients, attachmentIds: [file.id] });
  desk.clock.advance({ minutes: 1 });
  expect(await postDueMessages(desk.tools)).toBe(1);
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(2);
  expect(Buffer.from(read(desk.sink.mails[0]).attachments[0]!.bytes).toString()).toBe("the bytes");
});

test("a message that has left cannot be taken back, and a double click sends it once", async () => {
  const clientId = newId();
  const [first, second] = [await scheduled({ clientId }), await scheduled({ clientId })];
  expect(second.id).toBe(first.id);
  desk.clock.advance({ seconds: 11 });
  expect(await postDueMessages(desk.tools)).toBe(1);
  await expect(unscheduleMessage(desk.agent, { scheduledId: first.id })).rejects.toThrow("left already");
  expect((await send({ clientId })).kind).toBe("posted");
  expect(await countMessages()).toBe(2);
});

test("undo and leaving at the same moment agree on one of the two", async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await scheduled();
    desk.clock.advance({ seconds: 11 });
    const before = await countMessages();
    const [posted, undone] = await Promise.allSettled([
      postDueMessages(desk.tools),
      unscheduleMessage(desk.agent, { scheduledId: id }),
    ]);
    const left = (await countMessages()) - before;
    expect(left).toBe(undone.status === "fulfilled" ? 0 : 1);
    expect(posted.status).toBe("fulfilled");
  }
});

test("without a mail to hold back a reply is posted at once, and so is a note", async () => {
  expect((await send({ kind: "note" })).kind).toBe("posted");
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, settings: { undoSeconds: 0 } });
  expect((await send()).kind).toBe("posted");
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, isActive: false, settings: { undoSeconds: 30 } });
  expect((await send()).kind).toBe("posted");
});

test("CV-07: planned for a time, moved to another, it leaves then", async () => {
  const planned = await scheduled({}, inMinutes(60));
  expect(planned.kind).toBe("planned");
  expect(await eventsOf(desk.workspace, ticketId)).toContain("message.scheduled");
  await rescheduleMessage(desk.agent, { scheduledId: planned.id, sendAt: inMinutes(120) });
  desk.clock.advance({ minutes: 90 });
  expect(await postDueMessages(desk.tools)).toBe(0);
  expect((await listScheduled(desk.agent, { ticketId })).data).toMatchObject([{ id: planned.id, state: "waiting" }]);
  desk.clock.advance({ minutes: 31 });
  expect(await postDueMessages(desk.tools)).toBe(1);
  await expect(send({}, inMinutes(-1))).rejects.toThrow("still to come");
});

test("CV-07: the customer writes first: the planned message is cancelled, stays in view and comes back when asked", async () => {
  const planned = await scheduled({}, inMinutes(60));
  const ticket = await readTicket(desk.agent, { ticketId });
  const customer = asCustomer(desk.workspace, ticket.requester.id);
  await postMessage(customer, PostMessage.parse({ ticketId, kind: "reply", body: { text: "Found it myself" } }));
  desk.clock.advance({ minutes: 61 });
  expect(await postDueMessages(desk.tools)).toBe(0);
  const { data } = await listScheduled(desk.agent, {});
  expect(data).toMatchObject([
    { id: planned.id, state: "cancelled", reason: "The customer wrote first.", text: "We found it." },
  ]);
  expect((await unscheduleMessage(desk.agent, { scheduledId: planned.id })).message.body.text).toBe("We found it.");
  expect((await listScheduled(desk.agent, {})).data).toEqual([]);
});

test("CV-23: a held reply stops when the customer wrote meanwhile, and keeps its text with the reason", async () => {
  const ticket = await readTicket(desk.agent, { ticketId });
  await scheduled({ lastSeenSeq: ticket.messageSeq });
  const customer = asCustomer(desk.workspace, ticket.requester.id);
  await postMessage(customer, PostMessage.parse({ ticketId, kind: "reply", body: { text: "One more thing" } }));
  desk.clock.advance({ seconds: 11 });
  expect(await postDueMessages(desk.tools)).toBe(0);
  const { data } = await listScheduled(desk.agent, {});
  expect(data).toMatchObject([{ state: "failed", text: "We found it." }]);
  expect(data[0]?.reason).toContain("Somebody wrote while you did");
});

test("what is posted later is posted with the rights of that moment", async () => {
  const kim = await asAgent(desk.workspace);
  const { id } = await scheduled({}, inMinutes(60), kim);
  await deactivateUser(desk.admin, { userId: kim.actor.userId });
  desk.clock.advance({ minutes: 61 });
  expect(await postDueMessages(desk.tools)).toBe(0);
  expect((await listScheduled(desk.agent, { ticketId })).data).toMatchObject([
    { id, state: "failed", reason: "Its author no longer works here.", isMine: false },
  ]);
  await expect(unscheduleMessage(desk.agent, { scheduledId: id })).rejects.toThrow("not found");
});

test("a file that waits with a planned message is not tidied away", async () => {
  const [kept, loose] = [await aFile("kept.txt"), await aFile("loose.txt")];
  await scheduled({ attachmentIds: [kept.id] }, inMinutes(3 * 24 * 60));
  desk.clock.advance({ days: 2 });
  expect(await deleteLooseFiles(desk.workspace.system, desk.tools.storage)).toBe(1);
  desk.clock.advance({ days: 2 });
  expect(await postDueMessages(desk.tools)).toBe(1);
  await desk.deliver();
  expect(read(desk.sink.mails[0]).attachments.map(({ fileName }) => fileName)).toEqual(["kept.txt"]);
  expect(loose.id).not.toBe(kept.id);
});

test("CV-13: people named in To and Cc join the ticket, those in Bcc do not and are told to nobody", async () => {
  const recipients = { to: ["ana@rides.example"], cc: ["bo@rides.example"], bcc: ["dee@rides.example"] };
  await postMessage(desk.agent, PostMessage.parse({ ticketId, kind: "reply", body: { text: "Hello" }, recipients }));
  await desk.deliver();
  expect(desk.sink.mails.map(({ to }) => to[0]).toSorted()).toEqual([
    "ana@rides.example",
    "bo@rides.example",
    "dee@rides.example",
  ]);
  for (const { raw, to } of desk.sink.mails) if (to[0] !== "dee@rides.example") expect(raw).not.toContain("dee@");
  for (const { raw } of desk.sink.mails) expect(raw).not.toMatch(/^bcc:/imu);
  expect((await readTicket(desk.agent, { ticketId })).ccs.map(({ email }) => email)).toEqual(["bo@rides.example"]);
  const options = await readReplyOptions(desk.agent, { ticketId });
  expect(options).toMatchObject({
    from: { address: "support@desk.example" },
    to: [{ address: "ana@rides.example" }],
    cc: [{ address: "bo@rides.example" }],
    undoSeconds: 10,
  });
});

test("a forwarded message leaves with its files, stays a note here, and an answer finds its way back", async () => {
  const file = await aFile("receipt.txt");
  const { message } = await postMessage(
    desk.agent,
    PostMessage.parse({ ticketId, kind: "reply", body: { text: "The public words" }, attachmentIds: [file.id] }),
  );
  await desk.deliver();
  desk.sink.mails.length = 0;
  const clientId = newId();
  const input = ForwardMessage.parse({
    ticketId,
    messageId: message.id,
    recipients: { to: ["depot@partner.example"] },
    text: "Do you have it?",
    clientId,
  });
  const forwarded = await forwardMessage(desk.agent, input);
  expect((await forwardMessage(desk.agent, input)).message.id).toBe(forwarded.message.id);
  expect(forwarded.message).toMatchObject({ kind: "note", mail: { to: [{ address: "depot@partner.example" }] } });
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(1);
  const mail = read(desk.sink.mails[0]);
  expect(mail.subject).toBe(`Fwd: Lost bag on the 9:40 ride [#${forwarded.ticket.number}]`);
  expect(mail.text).toContain("Do you have it?");
  expect(mail.text).toContain("The public words");
  expect(mail.attachments.map(({ fileName }) => fileName)).toEqual(["receipt.txt"]);
  expect(mail.replyTo[0]?.address).toMatch(/^support\+r[a-z2-7]{28}@desk\.example$/u);
  expect((await readTicket(desk.agent, { ticketId })).ccs).toEqual([]);
});

test("the log lists what left and what did not, page by page, by state, address and number", async () => {
  for (let n = 0; n < 5; n++) await aReply(desk, {}, { requester: { email: `p${n}@rides.example` } });
  desk.sink.behave((stage, { to }) =>
    stage === "recipient" && to[0] === "p3@rides.example" ? { code: 554, text: "no" } : undefined,
  );
  await desk.deliver();
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listDeliveries(desk.admin, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.data.map(({ address }) => address));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(all).toEqual([4, 3, 2, 1, 0].map((n) => `p${n}@rides.example`));
  const failed = await listDeliveries(desk.admin, { limit: 10, state: ["failed"] });
  expect(failed.data).toMatchObject([
    { address: "p3@rides.example", reason: "554 no", can: { retry: true, cancel: false } },
  ]);
  expect(failed.counts).toMatchObject({ sent: 4, failed: 1, queued: 0 });
  const found = await listDeliveries(desk.admin, { limit: 10, q: "P3@" });
  expect(found.data).toHaveLength(1);
  expect((await listDeliveries(desk.admin, { limit: 10, q: `#${found.data[0]!.ticket!.number}` })).data).toHaveLength(
    1,
  );
});
