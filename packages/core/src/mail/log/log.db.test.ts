import { ListMails } from "@desk/contracts/mail-log";
import { mailSources } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../../context";
import { aClock, asAdmin, asAgent, aTeam, aWorkspace, rowOf, type TestWorkspace } from "../../testing";
import { markUnprocessable, postponeMail, settleMail, takeDueMails } from "../incoming";
import { settleAttemptsMax, settleBackOffSeconds } from "../incoming/fail";
import { aMailbox, ana, aParsedMail, arrived, checked, mailRows, receive, toolsFor } from "../incoming/testing/mail";
import { addSenderRule, listSenderRules, removeSenderRule } from "../sender-rule";
import {
  countMails,
  discardMails,
  listMails,
  purgeSuspendedMails,
  readMail,
  readMailSource,
  recoverMails,
  reprocessMails,
} from ".";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let admin: Ctx;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  admin = await asAdmin(workspace, { name: "Ada Admin" });
  await aMailbox(workspace);
});

const list = (input: object = {}) => listMails(admin, ListMails.parse(input));
const failed = { authentication: checked("fail") };
/** Of this workspace: the worker takes every one's. */
const due = async () => (await takeDueMails(workspace, 500)).filter(({ workspaceId }) => workspaceId === workspace.id);
const dueOf = async (mailId: string) => (await due()).find(({ id }) => id === mailId)!;
const sourceOf = (mailId: string) =>
  pg.db
    .select()
    .from(mailSources)
    .where(and(eq(mailSources.workspaceId, workspace.id), eq(mailSources.mailId, mailId)));

test("EM-10: the counts balance: stored is the sum of all outcomes and what waits", async () => {
  const mail = aParsedMail();
  await receive(workspace, mail);
  await receive(workspace, mail);
  await receive(workspace, aParsedMail({ inReplyTo: [mail.messageId!], text: "More" }));
  await receive(workspace, aParsedMail({ from: null }));
  await receive(workspace, aParsedMail({ text: "Forged" }), failed);
  const { id } = await arrived(workspace);
  await markUnprocessable(workspace.system, id, "The parser gave up.");
  await arrived(workspace);
  expect(await countMails(admin)).toEqual({
    stored: 7,
    waiting: 1,
    ticket: 1,
    reply: 1,
    duplicate: 1,
    bounce: 0,
    suspended: 2,
    rejected: 0,
    unprocessable: 1,
    isBalanced: true,
    causes: [
      { cause: "failed_authentication", number: 3, count: 1 },
      { cause: "no_sender", number: 10, count: 1 },
    ],
  });
});

test("the log is searched by sender, subject and Message-ID, narrowed by outcome, and paged without a gap", async () => {
  const mail = aParsedMail({ subject: "Lost 100% of a bag" });
  await receive(workspace, mail);
  for (let index = 0; index < 5; index++) {
    clock.advance({ seconds: index % 2 });
    await receive(workspace, aParsedMail({ from: `p${index}@rides.example`, text: `Mail ${index}` }));
  }
  expect((await list({ query: "100%" })).data).toHaveLength(1);
  expect((await list({ query: "SILVA" })).data).toHaveLength(1);
  expect((await list({ query: `<${mail.messageId}>` })).data).toMatchObject([
    { messageId: mail.messageId, state: "ticket" },
  ]);
  expect((await list({ state: "waiting" })).data).toEqual([]);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual((await list()).data.map(({ id }) => id));
  expect(new Set(seen).size).toBe(6);
  await expect(list({ cursor: "bm9uc2Vuc2U" })).rejects.toMatchObject({ code: "invalid" });
});

test("a mail tells what was decided about it, step by step, and shows its source", async () => {
  const bytes = Buffer.from("Subject: Hi\r\n\r\n\u00e4\u0000", "latin1");
  const { mailId } = await receive(workspace, aParsedMail(), { bytes, authentication: checked("pass") });
  const detail = await readMail(admin, { mailId });
  expect(detail.trail.map(({ words }) => words)).toEqual([
    "Stored: 17 bytes by smtp.",
    "Sender checked by mx.desk.example: pass (SPF pass, DKIM pass, DMARC pass).",
    "Nothing in it leads to a ticket.",
    "A ticket was made of it.",
  ]);
  expect(await readMailSource(admin, { mailId })).toEqual({
    text: "Subject: Hi\r\n\r\n\u00e4\uFFFD",
    sizeBytes: 17,
    isWhole: true,
    downloadUrl: `/files/mails/${mailId}`,
  });
});

test("EM-11: who answers a ticket sees the source of its mails and of no other", async () => {
  const agent = await asAgent(workspace);
  const { mailId } = await receive(workspace, aParsedMail());
  const suspended = await receive(workspace, aParsedMail({ from: null }));
  expect((await readMailSource(agent, { mailId })).sizeBytes).toBe(3);
  await expect(readMailSource(agent, { mailId: suspended.mailId })).rejects.toMatchObject({ code: "not_found" });
  const collaborator = await asAgent(workspace, { role: "collaborator" });
  await expect(readMailSource(collaborator, { mailId })).rejects.toMatchObject({ code: "forbidden" });
  const elsewhere = await asAdmin(await aWorkspace(pg.db));
  await expect(readMail(elsewhere, { mailId })).rejects.toMatchObject({ code: "not_found" });
});

test("C20: what was not understood is kept, and looked at again when somebody asks", async () => {
  const { id } = await arrived(workspace);
  await markUnprocessable(workspace.system, id, "It took longer than 10 s.");
  expect(await reprocessMails(admin, { mailIds: [id] })).toEqual({ count: 1 });
  expect(await reprocessMails(admin, { mailIds: [id] })).toEqual({ count: 0 });
  const settled = await settleMail(workspace.system, toolsFor(), await dueOf(id), aParsedMail());
  expect(settled).toMatchObject({ outcome: "ticket", reason: null });
  expect((await readMail(admin, { mailId: id })).trail[1]?.words).toBe("Ada Admin had it looked at again.");
});

test("C20: while the database has trouble a mail waits longer each time and is never lost", async () => {
  const { id } = await arrived(workspace);
  for (let attempts = 2; attempts <= settleAttemptsMax; attempts++) {
    expect(await postponeMail(workspace.system, { id, attempts: attempts - 1 }, "no connection")).toBe("later");
    expect(await due()).toEqual([]);
    clock.advance({ seconds: settleBackOffSeconds(attempts - 1) });
    expect(await due()).toMatchObject([{ id, attempts }]);
  }
  expect(await postponeMail(workspace.system, { id, attempts: settleAttemptsMax }, "no connection")).toBe("given up");
  expect((await list({ state: "unprocessable" })).data).toMatchObject([{ id }]);
  expect(await sourceOf(id)).toHaveLength(1);
});

test("a mail whose worker died is taken again after its lease", async () => {
  const { id } = await arrived(workspace);
  expect(await due()).toEqual([]);
  clock.advance({ seconds: 61 });
  const taken = await Promise.all([due(), due()]);
  expect(taken.flat()).toMatchObject([{ id, attempts: 2 }]);
});

test("EM-15: a recovered mail becomes a new, unassigned ticket, also without a sender; its sender may be let in", async () => {
  const parsed = aParsedMail({ headers: [["x-spam-flag", "YES"]] });
  const { mailId } = await receive(workspace, parsed);
  const nobody = await receive(workspace, aParsedMail({ from: null, text: "From nobody" }));
  expect(await recoverMails(admin, { mailIds: [mailId, nobody.mailId], allowsSender: true })).toEqual({ count: 2 });
  const again = await settleMail(workspace.system, toolsFor(), await dueOf(mailId), parsed);
  expect(again).toMatchObject({ outcome: "ticket", cause: null });
  expect(await rowOf(workspace, again.ticketId!)).toMatchObject({ category: "new", assigneeId: null });
  const spam = aParsedMail({ headers: [["x-spam-flag", "YES"]], text: "More" });
  expect(await receive(workspace, spam)).toMatchObject({ outcome: "ticket" });
  clock.advance({ seconds: 61 });
  const anonymous = aParsedMail({ from: null, text: "From nobody" });
  expect(await settleMail(workspace.system, toolsFor(), await dueOf(nobody.mailId), anonymous)).toMatchObject({
    outcome: "ticket",
  });
});

test("EM-15: discarding deletes the bytes and keeps the line; blocking keeps the sender out", async () => {
  const { mailId } = await receive(workspace, aParsedMail({ headers: [["x-spam-flag", "YES"]] }));
  expect(await discardMails(admin, { mailIds: [mailId], blocksSender: true })).toEqual({ count: 1 });
  expect(await sourceOf(mailId)).toEqual([]);
  expect(await readMail(admin, { mailId })).toMatchObject({
    state: "rejected",
    reason: "Ada Admin discarded it.",
    hasSource: false,
  });
  expect(await receive(workspace, aParsedMail({ text: "Again" }))).toMatchObject({ cause: "blocked_sender" });
  expect((await countMails(admin)).isBalanced).toBe(true);
  expect(await recoverMails(admin, { mailIds: [mailId], allowsSender: false })).toEqual({ count: 0 });
});

test("EM-15: what nobody decided about goes after fourteen days", async () => {
  const { mailId } = await receive(workspace, aParsedMail({ from: null }));
  clock.advance({ days: 13 });
  expect(await purgeSuspendedMails(workspace.system)).toBe(0);
  clock.advance({ days: 2 });
  expect(await purgeSuspendedMails(workspace.system)).toBe(1);
  expect(await purgeSuspendedMails(workspace.system)).toBe(0);
  expect(await sourceOf(mailId)).toEqual([]);
  expect((await mailRows(workspace))[0]).toMatchObject({ outcome: "rejected" });
  await expect(purgeSuspendedMails(admin)).rejects.toMatchObject({ code: "forbidden" });
});

test("rules about senders are added once, replaced by their opposite, listed and removed", async () => {
  await addSenderRule(admin, { pattern: ana, verdict: "block" });
  await addSenderRule(admin, { pattern: ana, verdict: "block" });
  const { id } = await addSenderRule(admin, { pattern: ana, verdict: "allow" });
  const { data } = await listSenderRules(admin, { limit: 50 });
  expect(data).toMatchObject([{ id, pattern: ana, verdict: "allow", createdBy: { name: "Ada Admin" } }]);
  await removeSenderRule(admin, { ruleId: id });
  await expect(removeSenderRule(admin, { ruleId: id })).rejects.toMatchObject({ code: "not_found" });
});

test("the log names a ticket only to those who may see it", async () => {
  const teamId = await aTeam(workspace);
  await aMailbox(workspace, { address: "team@desk.example", teamId, isDefault: false });
  await receive(workspace, aParsedMail({ to: ["team@desk.example"] }));
  const outsider = await asAgent(workspace, { permissions: ["mail.manage", "ticket.read"] });
  const [seen] = (await list()).data;
  const [hidden] = (await listMails(outsider, ListMails.parse({}))).data;
  expect(seen?.ticket).toMatchObject({ subject: "Lost bag" });
  expect(hidden).toMatchObject({ id: seen?.id, state: "ticket", ticket: null });
});
