import { PostMessage } from "@desk/contracts/ticket";
import {
  beginAttempt,
  findLost,
  leaseDue,
  leaseSeconds,
  readReplyToken,
  retryDeliveries,
  settleDelivery,
} from "@desk/core/mail";
import { updateMailbox } from "@desk/core/mail/mailbox";
import { postMessage, readThread } from "@desk/core/message";
import { eventsOf } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sendDelivery } from "./send";
import { aMailDesk, aReply, headerOf, type MailDesk, read } from "./testing";

const pg = usingDatabase();
let desk: MailDesk;
beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from deliveries");
  desk = await aMailDesk(pg.db);
});
afterEach(() => desk.close());

const deliveriesOf = async (ticketId: string) => {
  const { messages } = await readThread(desk.agent, { ticketId, limit: 100 });
  return messages.flatMap(({ mail }) => mail?.deliveries ?? []);
};
const soleDelivery = async (ticketId: string) => {
  const all = await deliveriesOf(ticketId);
  expect(all).toHaveLength(1);
  return all[0]!;
};
const tokenIn = async (address: string | undefined) => {
  const rows = await pg.db.execute<{ key: string }>(
    `/* across workspaces: maintenance */ select mail_key as key from workspaces where id = '${desk.workspace.id}'`,
  );
  return readReplyToken(rows[0]!.key, /\+([a-z0-9]+)@/u.exec(address ?? "")?.[1] ?? "");
};

test("EM-06, EM-12: a reply leaves once for each recipient, under one Message-ID and with a reply address of his own", async () => {
  const { ticket, message } = await aReply(desk, {}, { ccs: ["bo@rides.example"] });
  await Promise.all([desk.deliver(), desk.deliver()]);
  await desk.deliver();
  const { mails } = desk.sink;
  expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(["ana@rides.example", "bo@rides.example"]);
  expect(new Set(mails.map(({ messageId }) => messageId))).toEqual(new Set([`${message.id}@desk.example`]));
  for (const mail of mails) {
    const { replyTo, to, cc, subject, text } = read(mail);
    expect([to[0]?.address, cc[0]?.address]).toEqual(["ana@rides.example", "bo@rides.example"]);
    expect(subject).toBe(`Lost bag on the 9:40 ride [#${ticket.number}]`);
    const token = await tokenIn(replyTo[0]?.address);
    expect(token).toMatchObject({ kind: "r", ticketNumber: ticket.number });
    expect(token?.isFor(mail.to[0]!)).toBe(true);
    expect(text).toMatch(/ref:r[a-z2-7]{28}/u);
    expect(headerOf(mail, "auto-submitted")).toBeUndefined();
    expect(headerOf(mail, "thread-topic")).toBe("Lost bag on the 9:40 ride");
  }
  expect((await deliveriesOf(ticket.id)).map(({ state }) => state)).toEqual(["sent", "sent"]);
});

test("J04, CV-19: 4xx waits and is tried again under the same Message-ID", async () => {
  const { ticket } = await aReply(desk);
  desk.sink.behave((stage) => (stage === "recipient" ? { code: 450, text: "4.2.1 greylisted" } : undefined));
  await desk.deliver();
  expect(await soleDelivery(ticket.id)).toMatchObject({ state: "queued", attempts: 1, reason: "450 4.2.1 greylisted" });
  desk.sink.behave();
  desk.clock.advance({ seconds: 29 });
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(0);
  desk.clock.advance({ seconds: 2 });
  await desk.deliver();
  expect(await soleDelivery(ticket.id)).toMatchObject({ state: "sent", attempts: 2, lostAttempts: 0 });
  expect(desk.sink.mails).toHaveLength(1);
});

test("J04, EM-17: 5xx stops, an unknown address is flagged and gets no further mail until an agent tries again", async () => {
  const { ticket } = await aReply(desk);
  desk.sink.behave((stage) => (stage === "recipient" ? { code: 550, text: "5.1.1 no such user" } : undefined));
  await desk.deliver();
  expect(await soleDelivery(ticket.id)).toMatchObject({
    state: "failed",
    attempts: 1,
    reason: "550 5.1.1 no such user",
  });
  expect(await eventsOf(desk.workspace, ticket.id)).toContain("delivery.failed");
  desk.sink.behave();
  const second = PostMessage.parse({ ticketId: ticket.id, kind: "reply", body: { text: "Are you there?" } });
  const { message } = await postMessage(desk.agent, second);
  expect(message.mail?.deliveries).toMatchObject([{ state: "failed" }]);
  expect(message.mail?.deliveries[0]?.reason).toContain("no longer reaches this address");
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(0);
  await retryDeliveries(desk.agent, { deliveryIds: [message.mail!.deliveries[0]!.id] });
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(1);
  expect(await eventsOf(desk.workspace, ticket.id)).toContain("delivery.retried");
});

test.each(["hang", "drop"] as const)(
  "J04: %s after the mail is uncertain, shown, and sent again only by hand",
  async (how) => {
    const { ticket, message } = await aReply(desk);
    desk.sink.behave((stage) => (stage === "end" ? how : undefined));
    await desk.deliver();
    const uncertain = await soleDelivery(ticket.id);
    expect(uncertain).toMatchObject({ state: "uncertain", lostAttempts: 1 });
    expect(uncertain.reason).toContain("may have it");
    expect(await eventsOf(desk.workspace, ticket.id)).toContain("delivery.uncertain");
    desk.sink.behave();
    desk.clock.advance({ days: 2 });
    await desk.deliver();
    expect(desk.sink.mails).toHaveLength(1);
    expect(await retryDeliveries(desk.agent, { deliveryIds: [uncertain.id] })).toEqual({ changed: 1 });
    expect(await retryDeliveries(desk.agent, { deliveryIds: [uncertain.id] })).toEqual({ changed: 0 });
    await desk.deliver();
    expect(desk.sink.mails.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`${message.id}@desk.example`));
    expect(await soleDelivery(ticket.id)).toMatchObject({ state: "sent", lostAttempts: 1 });
  },
);

test("J04: a connection dropped after 250 is a mail sent once", async () => {
  const { ticket } = await aReply(desk);
  desk.sink.behave((stage) => (stage === "end" ? "drop after 250" : undefined));
  await desk.deliver();
  desk.clock.advance({ days: 1 });
  await desk.deliver();
  expect(desk.sink.mails).toHaveLength(1);
  expect(await soleDelivery(ticket.id)).toMatchObject({ state: "sent", lostAttempts: 0 });
});

/** A worker that dies at a point: it took the mail, said it was sending, gave it to the server, and no more. */
async function dieAt(point: "leased" | "sending" | "given"): Promise<void> {
  const [due] = await leaseDue(desk.tools, { limit: 10, hasInstallation: true });
  if (point === "leased" || due === undefined) return;
  const ctx = desk.workspace.system;
  const begun = await beginAttempt(ctx, due);
  if (point === "given") await sendDelivery(desk.tools, ctx, begun!);
}
const afterTheLease = async () => {
  desk.clock.advance({ seconds: leaseSeconds + 1 });
  await desk.deliver();
};

test.each([
  ["leased", 1, 0],
  ["sending", 1, 1],
  ["given", 2, 1],
] as const)(
  "J03: a worker killed when the mail is %s costs at most one more copy, the same and counted",
  async (point, copies, lostAttempts) => {
    const { ticket, message } = await aReply(desk);
    await dieAt(point);
    await desk.deliver();
    expect(desk.sink.mails).toHaveLength(point === "given" ? 1 : 0);
    await afterTheLease();
    await afterTheLease();
    expect(desk.sink.mails.map(({ messageId }) => messageId)).toEqual(Array(copies).fill(`${message.id}@desk.example`));
    expect(await soleDelivery(ticket.id)).toMatchObject({ state: "sent", lostAttempts });
  },
);

test("J03: after a second death nothing is sent any more by itself", async () => {
  const { ticket } = await aReply(desk);
  await dieAt("given");
  desk.clock.advance({ seconds: leaseSeconds + 1 });
  for (const lost of await findLost(desk.tools)) await settleDelivery(desk.workspace.system, lost, { kind: "lost" });
  await dieAt("given");
  await afterTheLease();
  await afterTheLease();
  expect(desk.sink.mails).toHaveLength(2);
  expect(await soleDelivery(ticket.id)).toMatchObject({ state: "uncertain", lostAttempts: 2 });
});

test("a worker that wakes up after its lease changes nothing any more", async () => {
  const { ticket } = await aReply(desk);
  const [due] = await leaseDue(desk.tools, { limit: 1, hasInstallation: true });
  const begun = await beginAttempt(desk.workspace.system, due!);
  await afterTheLease();
  const late = { kind: "unsendable", reason: "too late" } as const;
  expect(await settleDelivery(desk.workspace.system, begun!, late)).toBeUndefined();
  expect(await soleDelivery(ticket.id)).toMatchObject({ state: "sent" });
});

test("a mailbox sends no more mails a minute than it may, and the others wait for the next minute", async () => {
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, settings: { mailsPerMinute: 4 } });
  for (let n = 0; n < 10; n++) await aReply(desk);
  const sent: number[] = [];
  for (let minute = 0; minute < 4; minute++) {
    await Promise.all([desk.deliver(), desk.deliver()]);
    sent.push(desk.sink.mails.length);
    desk.clock.advance({ minutes: 1 });
  }
  expect(sent).toEqual([4, 8, 10, 10]);
});

test("a mailbox that is switched off holds its mails back; they leave when it is on again", async () => {
  const { ticket } = await aReply(desk);
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, isActive: false });
  await desk.deliver();
  expect(await soleDelivery(ticket.id)).toMatchObject({
    state: "queued",
    attempts: 0,
    reason: "Its mailbox is switched off.",
  });
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, isActive: true });
  desk.clock.advance({ minutes: 2 });
  await desk.deliver();
  expect(await soleDelivery(ticket.id)).toMatchObject({ state: "sent" });
});

test("R3: many mails leave in a second", async () => {
  const mails = 400;
  await updateMailbox(desk.admin, { mailboxId: desk.mailboxId, settings: { mailsPerMinute: 6_000 } });
  const { message } = await aReply(desk);
  await pg.db.execute(`/* across workspaces: maintenance */ insert into deliveries (workspace_id, id, kind, message_id,
    ticket_id, mailbox_id, to_address, rfc_message_id, next_attempt_at, created_at)
    select workspace_id, gen_random_uuid(), kind, message_id, ticket_id, mailbox_id, 'p' || n || '@rides.example',
      rfc_message_id, next_attempt_at, created_at from deliveries, generate_series(2, ${mails}) n
    where message_id = '${message.id}'`);
  const [start, before] = [performance.now(), process.cpuUsage()];
  await desk.deliver();
  const perSecond = Math.round((mails / (performance.now() - start)) * 1_000);
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1_000 / mails;
  process.stdout.write(`outgoing mails per second to a local sink: ${perSecond}, ${cpuMs.toFixed(1)} ms CPU each\n`);
  expect(desk.sink.mails).toHaveLength(mails);
  expect(new Set(desk.sink.mails.map(({ to }) => to[0])).size).toBe(mails);
  // A hundred a second on one core; the clock on the wall also tells of whatever else the machine does.
  expect(cpuMs).toBeLessThan(10);
});
