import { createHash } from "node:crypto";
import type { MailOutcome } from "@desk/contracts/words";
import type { Ctx } from "@desk/core/context";
import { mailBytesMax, readOutcome, storeMail, takeMail } from "@desk/core/mail/incoming";
import { type Ingested, type IngestTools, ingestMail } from "../ingest";
import { readThreadHeaders } from "../parse/thread-headers";
import { Conversations } from "./conversations";
import { readArchive } from "./read-archive";

export type ArchiveImport = {
  path: string;
  /** Whose mail it was; none when the archive is of no mailbox here. */
  mailboxId?: string | null;
  onProgress?: (done: number, of: number) => void;
};

export type ArchiveResult = {
  mails: number;
  /** Of those, how many had been imported before. */
  known: number;
  outcomes: Partial<Record<MailOutcome | "later", number>>;
  tickets: number;
  messages: number;
};

type Entry = { mailId: string; isNew: boolean; conversation: number; at: number };

/** The worker leaves the mails of an import alone that long; those of one that was broken off it takes up then. */
const heldHours = 24;
const relatedIdsMax = 5_000;
const settledAtOnce = 4;

/**
 * Brings an archive in: first all bytes, each committed before the next is looked at, then, oldest first, what becomes
 * of them. A conversation is everything that In-Reply-To and References link, also where the linking mail came last.
 * Run again after an interruption it goes on, and run again after its end it changes nothing.
 */
export async function importArchive(ctx: Ctx, tools: IngestTools, archive: ArchiveImport): Promise<ArchiveResult> {
  const { entries, related } = await storeAll(ctx, archive);
  const rooted = new Set<number>();
  const results: Ingested[] = [];
  const settle = async (entry: Entry): Promise<void> => {
    const relatedIds = rooted.has(entry.conversation) ? undefined : related.get(entry.conversation);
    const result = await settleOne(ctx, tools, entry.mailId, relatedIds?.filter(isReal).slice(0, relatedIdsMax));
    if ("ticketId" in result && result.ticketId !== null) rooted.add(entry.conversation);
    results.push(result);
    archive.onProgress?.(results.length, entries.length);
  };
  await inConversations(entries, settle);
  return summarise(entries, results);
}

/** Stands for a mail that has no id of its own. An id holds no space. */
const nameless = (mailId: string): string => `no id ${mailId}`;
const isReal = (id: string): boolean => !id.includes(" ");

async function storeAll(ctx: Ctx, { path, mailboxId = null }: ArchiveImport) {
  const conversations = new Conversations();
  const entries: (Omit<Entry, "conversation"> & { key: string })[] = [];
  const times = new Map<string, number>();
  const heldUntil = new Date(ctx.now().getTime() + heldHours * 3_600_000);
  for await (const { bytes, sizeBytes } of readArchive(path, await mailBytesMax(ctx))) {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const time = (times.get(hash) ?? 0) + 1;
    times.set(hash, time);
    const { mailId, isNew } = await storeMail(ctx, {
      bytes,
      sizeBytes,
      door: "import",
      // The same bytes once more in one archive are an arrival of their own, and end as a duplicate.
      doorKey: time === 1 ? hash : `${hash}/${time}`,
      envelope: {},
      mailboxId,
      isArchive: true,
      heldUntil,
    });
    const { messageId, refersTo, sentAt } = readThreadHeaders(bytes);
    const key = messageId ?? nameless(mailId);
    conversations.tie([key, ...refersTo]);
    // One without a date stays behind the one before it.
    entries.push({ mailId, isNew, key, at: sentAt?.getTime() ?? entries.at(-1)?.at ?? 0 });
  }
  return {
    entries: entries
      .map(({ key, ...entry }): Entry => ({ ...entry, conversation: conversations.conversationOf(key) }))
      .toSorted((a, b) => a.at - b.at),
    related: conversations.ids(),
  };
}

async function settleOne(
  ctx: Ctx,
  tools: IngestTools,
  mailId: string,
  relatedIds: readonly string[] | undefined,
): Promise<Ingested> {
  const before = await readOutcome(ctx, mailId);
  if (before !== null) return before;
  const due = await takeMail(ctx, mailId);
  if (due !== null) return ingestMail(ctx, tools, { ...due, relatedIds });
  const settled = await readOutcome(ctx, mailId);
  return settled ?? { mailId, outcome: "later", reason: "It was taken by somebody else." };
}

/** In order within a conversation, a few conversations at once. */
async function inConversations(entries: readonly Entry[], settle: (entry: Entry) => Promise<void>): Promise<void> {
  const last = new Map<number, Promise<void>>();
  const running = new Set<Promise<void>>();
  for (const entry of entries) {
    const turn = (last.get(entry.conversation) ?? Promise.resolve()).then(() => settle(entry));
    last.set(entry.conversation, turn);
    running.add(turn);
    // A failure is seen where all are awaited.
    turn.finally(() => running.delete(turn)).catch(() => undefined);
    if (running.size >= settledAtOnce) await Promise.race(running);
  }
  await Promise.all(running);
}

function summarise(entries: readonly Entry[], results: readonly Ingested[]): ArchiveResult {
  const outcomes: ArchiveResult["outcomes"] = {};
  for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const tickets = new Set(results.flatMap((result) => ("ticketId" in result ? (result.ticketId ?? []) : [])));
  return {
    mails: entries.length,
    known: entries.filter(({ isNew }) => !isNew).length,
    outcomes,
    tickets: tickets.size,
    messages: (outcomes.ticket ?? 0) + (outcomes.reply ?? 0),
  };
}
