import { defaultMailboxSettings } from "@desk/contracts/mailbox";
import { mailboxAddresses, mailboxes, mailSources, mails } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { newId } from "../../context";
import { asAgent, asApiKey, aTeam, aWorkspace, type TestWorkspace } from "../../testing";
import { makeReplyToken, replyAddress } from "../token";
import { isOwnAddress, ownAddresses } from "./own-addresses";
import { type ArrivedMail, oversizedBytesKept, storeMail } from "./store";

const pg = usingDatabase();
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
});

const aMail = (given: Partial<ArrivedMail> = {}): ArrivedMail => ({
  bytes: Buffer.from("Subject: Hi\r\n\r\n\u0000\u00ff", "latin1"),
  door: "imap",
  doorKey: "INBOX/1/7",
  envelope: { from: "ana@rides.example" },
  mailboxId: null,
  ...given,
});
const inThisWorkspace = <T extends typeof mails | typeof mailSources>(table: T) => eq(table.workspaceId, workspace.id);

test("bytes are kept as they came, before anything is known of them", async () => {
  const mail = aMail();
  const { mailId, isNew } = await storeMail(workspace.system, mail);
  expect(isNew).toBe(true);
  const [row] = await pg.db.select().from(mails).where(inThisWorkspace(mails));
  expect(row).toMatchObject({ id: mailId, door: "imap", sizeBytes: mail.bytes.length, outcome: null, attempts: 0 });
  const [source] = await pg.db.select().from(mailSources).where(inThisWorkspace(mailSources));
  expect(Buffer.from(source!.bytes).equals(mail.bytes)).toBe(true);
});

test("C21: one delivery offered ten times at once is stored once; without a key each one is", async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => storeMail(workspace.system, aMail())));
  expect(new Set(all.map(({ mailId }) => mailId)).size).toBe(1);
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  await storeMail(workspace.system, aMail({ doorKey: null }));
  await storeMail(workspace.system, aMail({ doorKey: null }));
  await storeMail(workspace.system, aMail({ door: "smtp" }));
  expect(await pg.db.select().from(mails).where(inThisWorkspace(mails))).toHaveLength(4);
});

test("of a mail that is too large only its beginning is kept, with its true size", async () => {
  const bytes = Buffer.alloc(100_000, "a");
  const stored = await storeMail(workspace.system, aMail({ bytes, sizeBytes: 30_000_000 }));
  expect(stored).toMatchObject({ isNew: true, isTooLarge: true });
  const [row] = await pg.db.select().from(mails).where(inThisWorkspace(mails));
  const [source] = await pg.db.select().from(mailSources).where(inThisWorkspace(mailSources));
  expect(row?.sizeBytes).toBe(30_000_000);
  expect(source?.bytes).toHaveLength(oversizedBytesKept);
});

test("only the product and keys made for it bring mail in", async () => {
  const key = await asApiKey(workspace, ["mail:ingest"]);
  expect(await storeMail(key, aMail({ door: "http" }))).toMatchObject({ isNew: true });
  await expect(storeMail(await asApiKey(workspace), aMail())).rejects.toMatchObject({ code: "forbidden" });
  await expect(storeMail(await asAgent(workspace), aMail())).rejects.toMatchObject({ code: "forbidden" });
});

test("an address is ours with and without what stands behind its plus, in this workspace only", async () => {
  const [teamId, billingId] = [await aTeam(workspace), await aTeam(workspace)];
  const mailboxId = newId();
  await pg.db.insert(mailboxes).values({
    workspaceId: workspace.id,
    id: mailboxId,
    name: "Support",
    teamId,
    incoming: { kind: "forward" },
    outgoing: { kind: "installation" },
    settings: defaultMailboxSettings,
  });
  const rows = [
    { address: "support@desk.example", teamId: null, isPrimary: true },
    { address: "billing@desk.example", teamId: billingId, isPrimary: false },
  ].map((row) => ({ ...row, workspaceId: workspace.id, id: newId(), mailboxId }));
  await pg.db.insert(mailboxAddresses).values(rows);
  const token = makeReplyToken("key", { kind: "r", ticketNumber: 1, recipient: "ana@rides.example" });
  const asked = ["ana@rides.example", replyAddress("BILLING@desk.example", token), "support@desk.example"];
  expect(await ownAddresses(workspace.system, asked)).toEqual([
    { address: "billing@desk.example", mailboxId, teamId: billingId },
    { address: "support@desk.example", mailboxId, teamId },
  ]);
  expect(await isOwnAddress((await aWorkspace(pg.db)).system, "support@desk.example")).toBe(false);
});

test("the mail of a workspace is its own", async () => {
  const other = await aWorkspace(pg.db);
  await storeMail(workspace.system, aMail());
  expect(await storeMail(other.system, aMail())).toMatchObject({ isNew: true });
  const rows = await pg.db
    .select()
    .from(mails)
    .where(and(inThisWorkspace(mails)));
  expect(rows).toHaveLength(1);
});
