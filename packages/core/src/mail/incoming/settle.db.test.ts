import { deliveries, unreachableAddresses } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { postMessage } from "../../message";
import {
  aClock,
  aPolicy,
  asAdmin,
  asAgent,
  aTeam,
  aWorkspace,
  eventsOf,
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../../testing";
import { setStatus } from "../../ticket";
import { settleMail } from "./settle";
import { oversizedBytesKept } from "./store";
import {
  aMailbox,
  ana,
  aParsedMail,
  arrived,
  autoReply,
  envelopeOf,
  idRows,
  machine,
  mailRows,
  memoryStorage,
  messageOf,
  receive,
  supportAddress,
  toolsFor,
} from "./testing/mail";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  await aMailbox(workspace);
});

const sent = (ticketId: string) =>
  pg.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.workspaceId, workspace.id), eq(deliveries.ticketId, ticketId)));

test("a mail becomes a ticket of its sender, with everybody it was also written to on copy", async () => {
  const bo = "bo@rides.example";
  const mail = aParsedMail({
    cc: [bo, "support+x@desk.example"],
    html: "<p>I left a <b>blue</b> bag<script>1</script></p>",
  });
  const { outcome, rule, ticketId, messageId } = await receive(workspace, mail);
  expect({ outcome, rule }).toEqual({ outcome: "ticket", rule: "new" });
  expect(await rowOf(workspace, ticketId!)).toMatchObject({ subject: "Lost bag", channel: "email", category: "new" });
  expect(await messageOf(workspace, messageId!)).toMatchObject({
    channel: "email",
    authorKind: "customer",
    bodyHtml: "<p>I left a <b>blue</b> bag</p>",
  });
  expect(await envelopeOf(workspace, messageId!)).toMatchObject({
    direction: "in",
    rfcMessageId: mail.messageId,
    ownAddress: supportAddress,
    fromAddress: ana,
    fromName: "Ana Silva",
  });
  const answer = await receive(workspace, aParsedMail({ from: bo, inReplyTo: [mail.messageId!], text: "Mine too" }));
  expect(answer).toMatchObject({ outcome: "reply", rule: "in_reply_to", ticketId });
  expect(await messageOf(workspace, answer.messageId!)).toMatchObject({ isProposed: false });
});

test("EM-09: the same mail by two ways is one message; the same id with other content is another mail", async () => {
  const mail = aParsedMail();
  const first = await receive(workspace, mail);
  expect(await receive(workspace, mail, { door: "imap" })).toMatchObject({
    outcome: "duplicate",
    duplicateOfId: first.mailId,
    ticketId: null,
  });
  const other = await receive(workspace, aParsedMail({ messageId: mail.messageId, text: "Something else" }));
  expect(other.outcome).toBe("ticket");
  expect(other.ticketId).not.toBe(first.ticketId);
  const nameless = aParsedMail({ messageId: null, text: "No id at all" });
  expect((await receive(workspace, nameless)).outcome).toBe("ticket");
  expect((await receive(workspace, nameless)).outcome).toBe("duplicate");
});

test("C15: of ten at once exactly one becomes a message", async () => {
  const mail = aParsedMail();
  const all = await Promise.all(Array.from({ length: 10 }, () => receive(workspace, mail)));
  const outcomes = all.map(({ outcome }) => outcome).toSorted();
  expect(outcomes).toEqual([...Array.from({ length: 9 }, () => "duplicate"), "ticket"]);
  const due = await arrived(workspace);
  const again = aParsedMail({ text: "Once more" });
  const same = await Promise.all(Array.from({ length: 5 }, () => settleMail(workspace.system, toolsFor(), due, again)));
  expect(new Set(same.map(({ ticketId }) => ticketId)).size).toBe(1);
  expect((await mailRows(workspace)).filter(({ outcome }) => outcome === "ticket")).toHaveLength(2);
});

test("EM-05, EM-08: two answers at once to a mail that we never saw meet in one ticket, and so does that mail", async () => {
  const unseen = "unseen@mail.example";
  const answers = await Promise.all(
    ["a", "b", "c", "d"].map((name) =>
      receive(workspace, aParsedMail({ from: `${name}@rides.example`, references: [unseen], text: name })),
    ),
  );
  expect(new Set(answers.map(({ ticketId }) => ticketId)).size).toBe(1);
  expect(answers.filter(({ outcome }) => outcome === "ticket")).toHaveLength(1);
  const late = await receive(workspace, aParsedMail({ messageId: unseen, text: "The first mail" }));
  expect(late).toMatchObject({ rule: "known_reference", ticketId: answers[0]!.ticketId });
  expect((await idRows(workspace)).find(({ rfcMessageId }) => rfcMessageId === unseen)).toMatchObject({
    kind: "incoming",
    messageId: late.messageId,
  });
});

test("EM-04: the address written to decides the team", async () => {
  const [billing, sales] = [await aTeam(workspace), await aTeam(workspace)];
  await aMailbox(workspace, {
    address: "sales@desk.example",
    aliases: [{ address: "billing@desk.example", teamId: billing }],
    teamId: sales,
    isDefault: false,
  });
  const toBilling = await receive(workspace, aParsedMail({ to: ["billing@desk.example"] }));
  const toSales = await receive(workspace, aParsedMail({ to: ["Sales@desk.example"] }));
  expect((await rowOf(workspace, toBilling.ticketId!)).teamId).toBe(billing);
  expect((await rowOf(workspace, toSales.ticketId!)).teamId).toBe(sales);
});

test("a mail to none of our addresses waits; one whose recipients nobody knows goes to the default mailbox", async () => {
  const envelope = { to: ["stranger@elsewhere.example"] };
  expect(await receive(workspace, aParsedMail({ to: [] }), { envelope })).toMatchObject({ cause: "no_mailbox" });
  expect(await receive(workspace, aParsedMail({ to: ["undisclosed@x.example"] }))).toMatchObject({ outcome: "ticket" });
});

test("EM-13: an automatic answer is kept with its ticket and moves nothing; to nothing we know it waits", async () => {
  const mail = aParsedMail();
  const { ticketId } = await receive(workspace, mail);
  const agent = await asAdmin(workspace);
  await setStatus(agent, { ticketId: ticketId!, status: "solved" });
  const before = await rowOf(workspace, ticketId!);
  const answered = await receive(
    workspace,
    aParsedMail({ inReplyTo: [mail.messageId!], text: "Away", nature: autoReply }),
  );
  expect(answered).toMatchObject({ outcome: "reply", ticketId });
  expect(await rowOf(workspace, ticketId!)).toMatchObject({
    category: "solved",
    waitingSince: null,
    preview: before.preview,
    messageSeq: 2,
  });
  expect(await receive(workspace, aParsedMail({ text: "Away again", nature: autoReply }))).toMatchObject({
    cause: "automatic_mail",
  });
});

test("C13: a person's answer that carries Auto-Submitted is appended and reopens", async () => {
  const mail = aParsedMail();
  const { ticketId } = await receive(workspace, mail);
  await setStatus(await asAdmin(workspace), { ticketId: ticketId!, status: "pending" });
  await receive(workspace, aParsedMail({ inReplyTo: [mail.messageId!], text: "Thanks", nature: machine }));
  expect(await rowOf(workspace, ticketId!)).toMatchObject({ category: "open", messageSeq: 2 });
});

test("C10: a machine's mail opens a ticket and is never answered", async () => {
  const { ticketId } = await receive(workspace, aParsedMail({ nature: machine }));
  expect(await sent(ticketId!)).toEqual([]);
  const { ticketId: asked } = await receive(workspace, aParsedMail({ text: "A person" }));
  expect(await sent(asked!)).toMatchObject([{ kind: "acknowledgement", toAddress: ana }]);
});

test("an answer to a closed ticket opens a follow-up, and the next one goes on there", async () => {
  const teamId = await aTeam(workspace);
  await aPolicy(workspace, teamId, { reopenPolicy: "never" });
  await aMailbox(workspace, { address: "team@desk.example", teamId, isDefault: false });
  const mail = aParsedMail({ to: ["team@desk.example"] });
  const { ticketId } = await receive(workspace, mail);
  await setStatus(await asAdmin(workspace), { ticketId: ticketId!, status: "solved" });
  const inReplyTo = [mail.messageId!];
  const first = await receive(workspace, aParsedMail({ inReplyTo, text: "Again" }));
  expect(first).toMatchObject({ outcome: "ticket", rule: "in_reply_to" });
  expect(await rowOf(workspace, first.ticketId!)).toMatchObject({ followUpOfId: ticketId, channel: "email" });
  const second = await receive(workspace, aParsedMail({ inReplyTo, text: "And again" }));
  expect(second).toMatchObject({ outcome: "reply", ticketId: first.ticketId });
});

test("C14, EM-17: a bounce is noted at its mail and recipient, opens nothing, and puts a dead address out of reach", async () => {
  const { ticketId } = await receive(workspace, aParsedMail());
  const agent = await asAgent(workspace);
  await postMessage(agent, { ticketId: ticketId!, kind: "reply", body: { text: "Found it" }, attachmentIds: [] });
  const reply = (await sent(ticketId!)).find(({ kind }) => kind === "reply")!;
  const recipients = [{ address: ana, action: "failed" as const, status: "5.1.1", reason: "no such user" }];
  const bounce = { originalMessageId: reply.rfcMessageId, recipients, isPermanent: true };
  const nature = { ...machine, kind: "bounce" as const };
  const report = aParsedMail({ from: "mailer-daemon@rides.example", bounce, nature, text: "Undelivered" });
  expect(await receive(workspace, report)).toMatchObject({ outcome: "bounce", ticketId, messageId: reply.messageId });
  expect((await sent(ticketId!)).find(({ id }) => id === reply.id)).toMatchObject({ state: "bounced" });
  expect(await eventsOf(workspace, ticketId!)).toContain("delivery.bounced");
  expect(
    await pg.db.select().from(unreachableAddresses).where(eq(unreachableAddresses.workspaceId, workspace.id)),
  ).toMatchObject([{ address: ana }]);
  const unknown = { ...bounce, originalMessageId: "not-ours@rides.example" };
  const forged = aParsedMail({ from: "mailer-daemon@rides.example", bounce: unknown, nature, text: "Forged" });
  expect(await receive(workspace, forged)).toMatchObject({ cause: "backscatter" });
});

test("EM-23: a mail that is too large is rejected, its sender told once, and an event says so", async () => {
  const bytes = Buffer.alloc(oversizedBytesKept, "a");
  const settled = await receive(workspace, aParsedMail(), { bytes, sizeBytes: 40_000_000 });
  expect(settled).toMatchObject({ outcome: "rejected", ticketId: null });
  expect(settled.reason).toContain("38.1 MB, where 25 MB are allowed");
  const told = await pg.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspace.id));
  expect(told).toMatchObject([{ kind: "mail_too_large", toAddress: ana }]);
});

test("files are kept with their message, and pictures inside the text find theirs", async () => {
  const storage = memoryStorage();
  const part = { contentType: "image/png", contentId: "logo@x", isInline: true, bytes: Buffer.from("\u0089PNG\r\n") };
  const empty = { ...part, fileName: "", contentId: null, isInline: false, bytes: new Uint8Array() };
  const mail = aParsedMail({
    html: '<p>Hi <img src="cid:logo@x"></p>',
    attachments: [{ ...part, fileName: "../logo.png" }, empty],
  });
  const { messageId, ticketId } = await receive(workspace, mail, { storage });
  const { inlineFiles } = await envelopeOf(workspace, messageId!);
  expect((await messageOf(workspace, messageId!)).bodyHtml).toContain(`/files/${inlineFiles["logo@x"]}`);
  expect(await rowOf(workspace, ticketId!)).toMatchObject({ hasAttachment: true });
  expect(storage.files.size).toBe(2);
});

test("EM-24: old mail keeps its dates, makes no noise, and takes everybody who wrote for a participant", async () => {
  const sentAt = "2020-07-01T10:00:00.000Z";
  const first = aParsedMail({ sentAt, from: "one@list.example", to: ["users@list.example"] });
  const inReplyTo = [first.messageId!];
  const second = aParsedMail({
    sentAt: "2020-07-02T10:00:00.000Z",
    from: "two@list.example",
    inReplyTo,
    text: "Re",
    nature: { ...machine, kind: "list" },
  });
  const { ticketId } = await receive(workspace, first, { isArchive: true, door: "import" });
  expect(await receive(workspace, second, { isArchive: true, door: "import" })).toMatchObject({
    outcome: "reply",
    ticketId,
  });
  const ticket = await rowOf(workspace, ticketId!);
  expect(ticket).toMatchObject({ category: "closed", waitingSince: null, messageSeq: 2 });
  expect(ticket.createdAt.toISOString()).toBe(sentAt);
  expect(ticket.updatedAt.toISOString()).toBe("2020-07-02T10:00:00.000Z");
  expect((await messagesOf(workspace, ticketId!)).map(({ isProposed }) => isProposed)).toEqual([false, false]);
  expect(await sent(ticketId!)).toEqual([]);
});
