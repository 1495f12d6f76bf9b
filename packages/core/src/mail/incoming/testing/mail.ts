import { createHash } from "node:crypto";
import { defaultMailboxSettings, type MailboxSettings } from "@desk/contracts/mailbox";
import type { MailAddress, MailAuthentication, MailNature, ParsedMail } from "@desk/contracts/parsed-mail";
import { mailboxAddresses, mailboxes, mailIds, mails, messageEnvelopes, messages, workspaces } from "@desk/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { newId } from "../../../context";
import type { Storage } from "../../../file";
import type { TestWorkspace } from "../../../testing";
import { type DueMail, takeMail } from "../due";
import type { Settled } from "../outcome";
import { type SettleTools, settleMail } from "../settle";
import { type ArrivedMail, storeMail } from "../store";

export const supportAddress = "support@desk.example";
export const ana = "ana@rides.example";

const person: MailNature = { kind: "person", evidence: [], mayBeAnswered: true, isOutOfOffice: false };
export const autoReply: MailNature = {
  kind: "auto_reply",
  evidence: ["Auto-Submitted: auto-replied"],
  mayBeAnswered: false,
  isOutOfOffice: true,
};
export const machine: MailNature = { ...autoReply, kind: "auto_generated", isOutOfOffice: false };

type Given = Partial<Omit<ParsedMail, "from" | "to" | "cc">> & {
  from?: string | MailAddress | null;
  to?: string[];
  cc?: string[];
};

const address = (given: string): MailAddress => ({ address: given, name: "" });

/** A mail as the parser would give it; only what a test is about is set. Two with the same content have one hash. */
export function aParsedMail(given: Given = {}): ParsedMail {
  const { from = { address: ana, name: "Ana Silva" }, to = [supportAddress], cc = [], ...rest } = given;
  const mail = {
    messageId: `${newId()}@mail.example`,
    from: from === null ? [] : [typeof from === "string" ? address(from) : from],
    sender: null,
    replyTo: [],
    to: to.map(address),
    cc: cc.map(address),
    deliveredTo: [],
    subject: "Lost bag",
    sentAt: "2026-11-22T08:00:00.000Z",
    inReplyTo: [],
    references: [],
    threadIndex: null,
    text: "I left a blue bag in the car.",
    html: null,
    quotedAt: null,
    attachments: [],
    nature: person,
    bounce: null,
    authenticationResults: [],
    headers: [] as [string, string][],
    problems: [],
    ...rest,
  };
  const { from: author, to: people, cc: copied, subject, sentAt, text } = mail;
  const contentHash = createHash("sha256").update(JSON.stringify([author, people, copied, subject, sentAt, text]));
  return { contentHash: contentHash.digest("hex"), ...mail };
}

const nobodyChecked: MailAuthentication = {
  verdict: "none",
  spf: "none",
  dkim: "none",
  dmarc: "none",
  checkedBy: null,
};
export const checked = (verdict: MailAuthentication["verdict"]): MailAuthentication => ({
  verdict,
  spf: verdict,
  dkim: verdict,
  dmarc: verdict,
  checkedBy: "mx.desk.example",
});

/** Files in memory, for tests that need their bytes only seldom. */
export function memoryStorage(): Storage & { files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>();
  return {
    files,
    async put(key, bytes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      files.set(key, Buffer.concat(chunks));
    },
    get: async () => null,
    delete: async (key) => void files.delete(key),
  };
}

export async function aMailbox(
  workspace: TestWorkspace,
  given: { address?: string; aliases?: { address: string; teamId: string | null }[]; teamId?: string | null } & {
    settings?: Partial<MailboxSettings>;
    isDefault?: boolean;
  } = {},
): Promise<string> {
  const { address = supportAddress, aliases = [], teamId = null, settings = {}, isDefault = true } = given;
  const id = newId();
  await workspace.db.insert(mailboxes).values({
    workspaceId: workspace.id,
    id,
    name: "Support",
    teamId,
    incoming: { kind: "forward" },
    outgoing: { kind: "installation" },
    settings: { ...defaultMailboxSettings, ...settings },
    isDefault,
    createdAt: workspace.now(),
  });
  const rows = [
    { address, teamId: null, isPrimary: true },
    ...aliases.map((alias) => ({ ...alias, isPrimary: false })),
  ];
  await workspace.db
    .insert(mailboxAddresses)
    .values(rows.map((row) => ({ ...row, workspaceId: workspace.id, id: newId(), mailboxId: id })));
  return id;
}

type Arrival = Partial<ArrivedMail> & { authentication?: MailAuthentication; storage?: Storage };

/** Stores a mail and takes it for settling. */
export async function arrived(workspace: TestWorkspace, given: Arrival = {}): Promise<DueMail> {
  const { authentication, storage: _storage, ...mail } = given;
  const { mailId } = await storeMail(workspace.system, {
    bytes: Buffer.from("raw"),
    door: "smtp",
    doorKey: null,
    envelope: { ...mail.envelope, ...(authentication === undefined ? {} : { authentication }) },
    mailboxId: null,
    ...mail,
  });
  const due = await takeMail(workspace.system, mailId);
  return due!;
}

export const toolsFor = (storage: Storage = memoryStorage()): SettleTools => ({
  storage,
  authenticationOf: () => nobodyChecked,
});

/** A mail comes in and is settled. */
export async function receive(workspace: TestWorkspace, parsed: ParsedMail, given: Arrival = {}): Promise<Settled> {
  return settleMail(workspace.system, toolsFor(given.storage), await arrived(workspace, given), parsed);
}

export async function mailKeyOf(workspace: TestWorkspace): Promise<string> {
  const [row] = await workspace.db
    .select({ mailKey: workspaces.mailKey })
    .from(workspaces)
    .where(eq(workspaces.id, workspace.id));
  return row!.mailKey;
}

export const mailRows = (workspace: TestWorkspace) =>
  workspace.db.select().from(mails).where(eq(mails.workspaceId, workspace.id)).orderBy(asc(mails.id));
export const idRows = (workspace: TestWorkspace) =>
  workspace.db.select().from(mailIds).where(eq(mailIds.workspaceId, workspace.id));
export const envelopeOf = async (workspace: TestWorkspace, messageId: string) => {
  const [row] = await workspace.db
    .select()
    .from(messageEnvelopes)
    .where(and(eq(messageEnvelopes.workspaceId, workspace.id), eq(messageEnvelopes.messageId, messageId)));
  return row!;
};
export const messageOf = async (workspace: TestWorkspace, messageId: string) => {
  const [row] = await workspace.db
    .select()
    .from(messages)
    .where(and(eq(messages.workspaceId, workspace.id), eq(messages.id, messageId)));
  return row!;
};
