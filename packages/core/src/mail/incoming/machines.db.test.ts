import { deliveries, events } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createMailFilter } from "../../mail-filter";
import { snoozeTicket } from "../../snooze";
import { aClock, asAgent, aTeam, aWorkspace, historyOf, messagesOf, rowOf, type TestWorkspace } from "../../testing";
import { readTicket } from "../../ticket";
import { addSenderRule } from "../sender-rule";
import { ticketsPerHourMax } from "./burst";
import { answersPerAddressMax, answersPerMailboxMax, mayAnswerAutomatically } from "./may-answer";
import { aMailbox, ana, aParsedMail, autoReply, checked, mailRows, receive, supportAddress } from "./testing/mail";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let mailboxId: string;
const mallory = "mallory@evil.example";

beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  mailboxId = await aMailbox(workspace);
});

const sent = () => pg.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspace.id));

/** A ticket of Ana's by mail. */
async function asked() {
  const mail = aParsedMail();
  const { ticketId } = await receive(workspace, mail, { authentication: checked("pass") });
  return { ticketId: ticketId!, mailId: mail.messageId! };
}

test("C06: a thousand strangers do not make the desk write a thousand mails; the breaker opens and says so", async () => {
  const nature = { kind: "person" as const, mayBeAnswered: true };
  const ask = (address: string) => mayAnswerAutomatically(workspace.system, { address, mailboxId, nature });
  const answers = [];
  for (let index = 0; index < 1_000; index++) answers.push(await ask(`victim${index}@v.example`));
  expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(answersPerMailboxMax);
  const told = await pg.db.select().from(events).where(eq(events.workspaceId, workspace.id));
  expect(told.filter(({ type }) => type === "mailbox.paused")).toHaveLength(1);
  clock.advance({ minutes: 61 });
  expect(await ask("late@v.example")).toEqual({ isAllowed: true });
  const perAddress = [];
  for (let index = 0; index < 10; index++) perAddress.push(await ask(ana));
  expect(perAddress.filter(({ isAllowed }) => isAllowed)).toHaveLength(answersPerAddressMax);
});

test("C06: an acknowledgement holds no word of the sender's", async () => {
  const subject = "Buy cheap pills at https://evil.example";
  await receive(workspace, aParsedMail({ from: { address: ana, name: "Click evil.example" }, subject }));
  const [answer] = await sent();
  expect(answer).toMatchObject({ kind: "acknowledgement", toAddress: ana, toName: "" });
  expect(JSON.stringify(answer?.data)).not.toMatch(/evil|pills/u);
});

test("TC-06: a customer's mail wakes a snoozed ticket, and so does a stranger's; bounces and absence notices do not", async () => {
  const agent = await asAgent(workspace);
  const ask = async (from: string, more: Parameters<typeof aParsedMail>[0] = {}) => {
    const { ticketId, mailId } = await asked();
    await snoozeTicket(agent, { ticketId, until: "2026-11-23T09:00:00.000Z" });
    const answer = { from, inReplyTo: [mailId], references: [mailId], text: `Again, from ${from}` };
    await receive(workspace, aParsedMail({ ...answer, ...more }), { authentication: checked("pass") });
    const woken = (await historyOf(workspace, ticketId)).find(({ type }) => type === "ticket.woken");
    return [(await rowOf(workspace, ticketId)).snoozedUntil === null, woken?.data.reason ?? null];
  };
  expect(await ask(ana, { nature: autoReply })).toEqual([false, null]);
  expect(await ask(ana)).toEqual([true, "customer"]);
  expect(await ask(mallory, { nature: autoReply })).toEqual([false, null]);
  expect(await ask(mallory)).toEqual([true, "customer"]);
});

test("C09: control headers of ours that a stranger writes steer nothing", async () => {
  const action = [{ field: "priority" as const, value: "urgent" }];
  for (const source of ["header:x-halen-priority", "header:x-order-kind"])
    await createMailFilter(workspace.system, {
      name: source,
      source,
      pattern: "urgent",
      actions: action,
      isActive: true,
    });
  const by = async (name: string) => {
    const headers: [string, string][] = [[name, "urgent"]];
    const { ticketId } = await receive(workspace, aParsedMail({ headers, text: name }));
    return (await rowOf(workspace, ticketId!)).priority;
  };
  expect(await by("x-halen-priority")).toBe("normal");
  expect(await by("x-order-kind"), "the control: another header does").toBe("urgent");
});

test("EM-18: named groups of a filter fill in label, team, type and notes", async () => {
  const teamId = await aTeam(workspace);
  await createMailFilter(workspace.system, {
    name: "Orders",
    source: "subject",
    pattern: "order (?<order>[0-9]+)",
    actions: [
      { field: "label", value: "order" },
      { field: "team", value: teamId },
      { field: "type", value: "incident" },
      { field: "notes", value: "Order {order}" },
    ],
    isActive: true,
  });
  const { ticketId } = await receive(workspace, aParsedMail({ subject: "Where is order 4711?" }));
  expect(await rowOf(workspace, ticketId!)).toMatchObject({ teamId, type: "incident", notes: "Order 4711" });
});

test("C11: our own mail that comes back, and mail that says it is from us, opens nothing", async () => {
  const { ticketId } = await asked();
  const [acknowledgement] = await sent();
  const back = aParsedMail({ messageId: acknowledgement!.rfcMessageId, from: supportAddress, to: [ana] });
  expect(await receive(workspace, back)).toMatchObject({ outcome: "rejected", ticketId: null });
  const asUs = aParsedMail({ from: "support+anything@desk.example", text: "Hello from us" });
  expect(await receive(workspace, asUs)).toMatchObject({ outcome: "suspended", cause: "own_address" });
  expect(await messagesOf(workspace, ticketId)).toHaveLength(1);
});

test("C12: a machine that answers fifty times with a new id and a growing subject is answered at most a few times", async () => {
  let subject = "Lost bag";
  for (let round = 0; round < 50; round++) {
    subject = `Re: ${subject}`;
    await receive(workspace, aParsedMail({ from: "desk@other.example", subject, text: `Round ${round}` }));
  }
  expect((await sent()).length).toBeLessThanOrEqual(answersPerAddressMax);
  const automatic = aParsedMail({ from: "desk@other.example", subject, text: "Auto", nature: autoReply });
  expect(await receive(workspace, automatic)).toMatchObject({ cause: "automatic_mail" });
});

test("EM-14: who opens tickets faster than people do waits among the suspended mails", async () => {
  const all = [];
  for (let index = 0; index <= ticketsPerHourMax; index++)
    all.push(await receive(workspace, aParsedMail({ text: `Number ${index}` })));
  expect(all.filter(({ outcome }) => outcome === "ticket")).toHaveLength(ticketsPerHourMax);
  expect(all.at(-1)).toMatchObject({ outcome: "suspended", cause: "loop" });
});

test("C16: no id, no sender, two senders, no text, only files, a date in 1970 or 2099: each has one visible outcome", async () => {
  const part = {
    fileName: "a.pdf",
    contentType: "application/pdf",
    contentId: null,
    isInline: false,
    bytes: Buffer.from("%PDF-"),
  };
  const odd = [
    { messageId: null, text: "No id" },
    { from: null },
    { text: "", subject: "" },
    { text: "", subject: "", attachments: [part] },
    { text: "", subject: "All in the subject" },
    { sentAt: "1970-01-01T00:00:00.000Z", text: "Old" },
    { sentAt: "2099-01-01T00:00:00.000Z", text: "Young" },
    { sentAt: null, text: "Never" },
  ];
  const outcomes = [];
  for (const given of odd) outcomes.push(await receive(workspace, aParsedMail(given)));
  expect(outcomes.map(({ outcome, cause }) => cause ?? outcome)).toEqual([
    "ticket",
    "no_sender",
    "blank",
    "ticket",
    "ticket",
    "ticket",
    "ticket",
    "ticket",
  ]);
  const two = aParsedMail({ text: "Two of us" });
  two.from.push({ address: mallory, name: "" });
  const { ticketId } = await receive(workspace, two);
  const { requester } = await readTicket(workspace.system, { ticketId: ticketId! });
  expect(requester.name).toBe("Ana Silva");
  expect((await mailRows(workspace)).every(({ outcome }) => outcome !== null)).toBe(true);
});

test("EM-16: a blocked sender or domain waits; the address counts more than its domain", async () => {
  await addSenderRule(workspace.system, { pattern: "@evil.example", verdict: "block" });
  await addSenderRule(workspace.system, { pattern: "good@evil.example", verdict: "allow" });
  expect(await receive(workspace, aParsedMail({ from: mallory }))).toMatchObject({ cause: "blocked_sender" });
  expect(await receive(workspace, aParsedMail({ from: "good@evil.example" }))).toMatchObject({ outcome: "ticket" });
  const spam = aParsedMail({ headers: [["x-spam-flag", "YES"]], text: "Spam" });
  expect(await receive(workspace, spam)).toMatchObject({ cause: "spam" });
  const many = Array.from({ length: 49 }, (_, index) => `p${index}@rides.example`);
  expect(await receive(workspace, aParsedMail({ cc: many }))).toMatchObject({ cause: "too_many_recipients" });
});

test("EM-19: an allowed sender whose check failed opens a ticket of his own and touches none", async () => {
  await addSenderRule(workspace.system, { pattern: ana, verdict: "allow" });
  const { ticketId, mailId } = await asked();
  const failed = aParsedMail({ inReplyTo: [mailId], text: "Broken signature" });
  const got = await receive(workspace, failed, { authentication: checked("fail") });
  expect(got).toMatchObject({ outcome: "ticket", rule: "new" });
  expect(got.ticketId).not.toBe(ticketId);
});
