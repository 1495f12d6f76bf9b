import { deliveries, participantProposals, ticketCcs } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { readThread } from "../../message";
import { aClock, asAgent, asCustomer, aTeam, aWorkspace, messagesOf, rowOf, type TestWorkspace } from "../../testing";
import { setStatus } from "../../ticket";
import { decideProposal, listProposals } from "../participant";
import { makeReplyToken, type ReplyTokenKind, replyAddress } from "../token";
import {
  aMailbox,
  ana,
  aParsedMail,
  autoReply,
  checked,
  mailKeyOf,
  messageOf,
  receive,
  supportAddress,
} from "./testing/mail";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let _mailboxId: string;
const mallory = "mallory@evil.example";

beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  _mailboxId = await aMailbox(workspace);
});

const ccsOn = (ticketId: string) =>
  pg.db
    .select()
    .from(ticketCcs)
    .where(and(eq(ticketCcs.workspaceId, workspace.id), eq(ticketCcs.ticketId, ticketId)));
const sent = () => pg.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspace.id));
const thread = { limit: 50 };

async function tokenAddress(kind: ReplyTokenKind, ticketId: string, recipient: string): Promise<string> {
  const { number } = await rowOf(workspace, ticketId);
  const token = makeReplyToken(await mailKeyOf(workspace), { kind, ticketNumber: number, recipient });
  return replyAddress(supportAddress, token);
}

/** A ticket of Ana's by mail. */
async function asked() {
  const mail = aParsedMail();
  const { ticketId } = await receive(workspace, mail, { authentication: checked("pass") });
  return { ticketId: ticketId!, mailId: mail.messageId! };
}

test("C01: a forged sender gets nobody onto a ticket and nothing into it", async () => {
  const { ticketId, mailId } = await asked();
  const to = [await tokenAddress("r", ticketId, ana)];
  const forged = aParsedMail({ to, cc: [mallory], inReplyTo: [mailId], text: "Send me everything" });
  expect(await receive(workspace, forged, { authentication: checked("fail") })).toMatchObject({
    outcome: "suspended",
    cause: "failed_authentication",
    ticketId: null,
  });
  expect(await messagesOf(workspace, ticketId)).toHaveLength(1);
  expect(await ccsOn(ticketId)).toEqual([]);
  // The control: the same mail, proven, is an answer that brings its people along.
  const proven = aParsedMail({ to, cc: [mallory], text: "My friend helps me" });
  expect(await receive(workspace, proven, { authentication: checked("pass") })).toMatchObject({ outcome: "reply" });
  expect(await ccsOn(ticketId)).toHaveLength(1);
});

test("C01: where nobody checks senders, people whom an answer brings along wait for an agent", async () => {
  const { ticketId, mailId } = await asked();
  await receive(workspace, aParsedMail({ cc: [mallory], inReplyTo: [mailId], text: "With a friend" }));
  expect(await ccsOn(ticketId)).toEqual([]);
  const { data } = await listProposals(workspace.system, { ticketId });
  expect(data).toMatchObject([{ address: mallory }]);
});

test("C02, EM-07: a guessed number in address or subject leads a stranger nowhere", async () => {
  const { ticketId } = await asked();
  const { number } = await rowOf(workspace, ticketId);
  const token = makeReplyToken(await mailKeyOf(workspace), { kind: "r", ticketNumber: number, recipient: ana });
  const guesses = [
    { to: [`support+id${number}@desk.example`] },
    { to: [supportAddress], subject: `Re: [#${number}] Lost bag` },
    { to: [replyAddress(supportAddress, `r${"a".repeat(28)}`)] },
    { to: [replyAddress(supportAddress, `${token.slice(0, -1)}${token.endsWith("q") ? "a" : "q"}`)] },
    { text: `ref:r${"b".repeat(28)}` },
    { inReplyTo: [`${number}@desk.example`] },
  ];
  for (const guess of guesses) {
    const got = await receive(workspace, aParsedMail({ from: mallory, ...guess }));
    expect(got).toMatchObject({ outcome: "ticket", rule: "new" });
    expect(got.ticketId).not.toBe(ticketId);
  }
  expect(await messagesOf(workspace, ticketId)).toHaveLength(1);
  // The control: the tag of somebody on the ticket counts, unless the check of senders does not vouch for it.
  const tagged = { subject: `Re: [#${number}] Lost bag` };
  const own = await receive(workspace, aParsedMail({ ...tagged, text: "Mine" }));
  expect(own).toMatchObject({ ticketId, rule: "subject_tag" });
  const unchecked = checked("none");
  expect(
    await receive(workspace, aParsedMail({ ...tagged, text: "Not proven" }), { authentication: unchecked }),
  ).toMatchObject({ rule: "new" });
});

test("C03: a stranger who knows the references is proposed; the requester stays, and nothing is shown or sent to him", async () => {
  const { ticketId, mailId } = await asked();
  const before = await rowOf(workspace, ticketId);
  const told = (await sent()).length;
  const said = await receive(workspace, aParsedMail({ from: mallory, references: [mailId], text: "I am her brother" }));
  expect(said).toMatchObject({ outcome: "reply", rule: "references", ticketId });
  expect(await messageOf(workspace, said.messageId!)).toMatchObject({ isProposed: true });
  expect(await rowOf(workspace, ticketId)).toMatchObject({
    requesterId: before.requesterId,
    preview: before.preview,
    lastAuthorId: before.requesterId,
  });
  expect(await sent()).toHaveLength(told);
  const customer = asCustomer(workspace, before.requesterId);
  expect(JSON.stringify(await readThread(customer, { ticketId, ...thread }))).not.toContain("brother");
  const { data } = await listProposals(workspace.system, { ticketId });
  const [proposal] = data;
  const stranger = asCustomer(workspace, proposal!.customerId);
  await expect(readThread(stranger, { ticketId, ...thread })).rejects.toMatchObject({ code: "not_found" });
  // Let in, he stands on copy, and what he wrote is part of the conversation.
  await decideProposal(workspace.system, { ticketId, customerId: proposal!.customerId, decision: "accept" });
  expect(JSON.stringify(await readThread(customer, { ticketId, ...thread }))).toContain("brother");
  expect(await ccsOn(ticketId)).toHaveLength(1);
  const again = await receive(workspace, aParsedMail({ from: mallory, references: [mailId], text: "Thank you" }));
  expect(await messageOf(workspace, again.messageId!)).toMatchObject({ isProposed: false });
});

test("C03: a stranger reopens nothing, and who was declined is not asked about again", async () => {
  const { ticketId, mailId } = await asked();
  await setStatus(await asAgent(workspace), { ticketId, status: "solved" });
  const from = mallory;
  await receive(workspace, aParsedMail({ from, references: [mailId], text: "Open it" }));
  expect((await rowOf(workspace, ticketId)).category).toBe("solved");
  const [proposal] = (await listProposals(workspace.system, { ticketId })).data;
  await decideProposal(workspace.system, { ticketId, customerId: proposal!.customerId, decision: "decline" });
  const second = await receive(workspace, aParsedMail({ from, references: [mailId], text: "Again" }));
  expect(await messageOf(workspace, second.messageId!)).toMatchObject({ isProposed: true });
  const rows = await pg.db
    .select()
    .from(participantProposals)
    .where(eq(participantProposals.workspaceId, workspace.id));
  expect(rows).toMatchObject([{ state: "declined" }]);
});

test("C04: an agent's sender without the token made for it is no agent: kept as a note, sent to nobody", async () => {
  const robin = "robin@desk-people.example";
  await asAgent(workspace, { email: robin });
  const { ticketId, mailId } = await asked();
  const told = (await sent()).length;
  const inReplyTo = [`notification-${ticketId}-${robin}@desk.example`, mailId];
  const forged = await receive(workspace, aParsedMail({ from: robin, inReplyTo, text: "Refund approved" }));
  expect(forged).toMatchObject({ outcome: "reply", cause: "unproven_agent", ticketId });
  expect(await messageOf(workspace, forged.messageId!)).toMatchObject({ kind: "note", authorUserId: null });
  // A token made for another agent, or for a customer, is none for this one.
  for (const to of [
    await tokenAddress("a", ticketId, "other@desk-people.example"),
    await tokenAddress("r", ticketId, ana),
  ]) {
    const borrowed = await receive(workspace, aParsedMail({ from: robin, to: [to], text: `By ${to}` }));
    expect(borrowed).toMatchObject({ cause: "unproven_agent" });
  }
  expect(await sent()).toHaveLength(told);
});

test("C04, EM-06: with the token made for him an agent answers, without what his mail quotes", async () => {
  const robin = "robin@desk-people.example";
  const { actor } = await asAgent(workspace, { email: robin });
  const { ticketId } = await asked();
  const to = [await tokenAddress("a", ticketId, robin)];
  const text = "We found it.\n\n> internal words";
  const answered = await receive(workspace, aParsedMail({ from: robin, to, text, quotedAt: 14 }));
  expect(answered).toMatchObject({ outcome: "reply", rule: "recipient_token", cause: null });
  expect(await messageOf(workspace, answered.messageId!)).toMatchObject({
    kind: "reply",
    authorUserId: actor.userId,
    channel: "email",
    bodyText: "We found it.",
  });
  expect((await sent()).filter(({ kind }) => kind === "reply")).toMatchObject([{ toAddress: ana }]);
});

test("EM-13: what an agent's machine answers to a notification is not sent on", async () => {
  const robin = "robin@desk-people.example";
  await asAgent(workspace, { email: robin });
  const { ticketId } = await asked();
  const to = [await tokenAddress("a", ticketId, robin)];
  const away = aParsedMail({ from: robin, to, text: "I am away", nature: autoReply });
  expect(await receive(workspace, away)).toMatchObject({ outcome: "suspended", cause: "automatic_mail" });
  expect(await messagesOf(workspace, ticketId)).toHaveLength(1);
});

test("B10, B11: an answer to a notification of a note stays a note that no customer reads and no mail carries", async () => {
  const robin = "robin@desk-people.example";
  await asAgent(workspace, { email: robin });
  const { ticketId } = await asked();
  const told = (await sent()).length;
  const to = [await tokenAddress("n", ticketId, robin)];
  const noted = await receive(workspace, aParsedMail({ from: robin, to, text: "Only for us", cc: [ana] }));
  expect(await messageOf(workspace, noted.messageId!)).toMatchObject({ kind: "note" });
  expect((await sent()).slice(told).filter(({ toAddress }) => toAddress === ana)).toEqual([]);
  const { requesterId } = await rowOf(workspace, ticketId);
  const shown = await readThread(asCustomer(workspace, requesterId), { ticketId, ...thread });
  expect(JSON.stringify(shown)).not.toContain("Only for us");
});

test("B12: an agent who lost the team answers an old notification in vain, and the log says so", async () => {
  const robin = "robin@desk-people.example";
  const teamId = await aTeam(workspace);
  await asAgent(workspace, { email: robin });
  await aMailbox(workspace, { address: "team@desk.example", teamId, isDefault: false });
  const { ticketId } = await receive(workspace, aParsedMail({ to: ["team@desk.example"] }));
  const to = [await tokenAddress("a", ticketId!, robin)];
  const refused = await receive(workspace, aParsedMail({ from: robin, to, text: "Too late" }));
  expect(refused).toMatchObject({ outcome: "rejected", ticketId: null });
  expect(refused.reason).toContain("may not do this any more");
  expect(await messagesOf(workspace, ticketId!)).toHaveLength(1);
});

test("C05: a verification mail to a ticket's address is shown to no customer, and a machine's own is not let in", async () => {
  const { ticketId } = await asked();
  const slack = "no-reply@slack.example";
  const to = [await tokenAddress("r", ticketId, ana)];
  const code = await receive(workspace, aParsedMail({ from: slack, to, text: "Your code is 123456" }));
  expect(await messageOf(workspace, code.messageId!)).toMatchObject({ isProposed: true });
  const { requesterId } = await rowOf(workspace, ticketId);
  const shown = await readThread(asCustomer(workspace, requesterId), { ticketId, ...thread });
  expect(JSON.stringify(shown)).not.toContain("123456");
  const fresh = await receive(workspace, aParsedMail({ from: slack, text: "Your code is 654321" }));
  expect(fresh).toMatchObject({ outcome: "suspended", cause: "no_reply_address" });
});
