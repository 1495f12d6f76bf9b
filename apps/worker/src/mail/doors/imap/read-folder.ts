import type { Ctx } from "@desk/core/context";
import { oversizedBytesKept, storeMail } from "@desk/core/mail/incoming";
import { type LeasedMailbox, readFolderPosition, saveFolderPosition, storedDoorKeys } from "@desk/core/mail/mailbox";
import { reasonOfEnd } from "@desk/email/imap/connect";
import { type AnnouncedMail, type OpenFolder, openFolder } from "@desk/email/imap/read-folder";
import { mailTrouble } from "@desk/email/imap/words";
import type { ImapFlow } from "imapflow";
import type { TroubledMails } from "./troubled";

export type Reading = {
  ctx: Ctx;
  mailbox: LeasedMailbox;
  client: ImapFlow;
  troubled: TroubledMails;
  /** Larger mails are not fetched; their beginning is, and they are rejected with a notice. */
  mailBytesMax: number;
  signal: AbortSignal;
};

/** Mails whose copy on the server is flagged or moved in one command, once all of them are stored. */
const batchSize = 50;

/** Stores what is new in one folder and says how many mails that were. */
export async function readFolder(reading: Reading, folder: string): Promise<number> {
  const { ctx, mailbox, client, troubled, signal } = reading;
  const open = await openFolder(client, folder);
  troubled.forget(`folder ${folder}`);
  const { uidValidity } = open;
  const position = await readFolderPosition(ctx, mailbox.mailboxId, folder);
  const isSame = position?.uidValidity === uidValidity;
  const start = isSame ? position.lastUid : 0;
  const announced = await open.listAbove(start);
  if (announced.length === 0 && isSame) return 0;

  const keyOf = (uid: number): string => [mailbox.mailboxId, uidValidity, uid, folder].join("/");
  const left = new Set(announced.map(({ uid }) => uid));
  const savePosition = async () => {
    const lastUid = Math.max(start, (left.values().next().value ?? (announced.at(-1)?.uid ?? 0) + 1) - 1);
    await saveFolderPosition(ctx, mailbox.mailboxId, folder, { uidValidity, lastUid });
  };
  const since = mailbox.incoming.since === null ? null : new Date(mailbox.incoming.since);
  const isWanted = ({ arrivedAt }: AnnouncedMail) => since === null || arrivedAt === null || arrivedAt >= since;
  for (const mail of announced) if (!isWanted(mail)) left.delete(mail.uid);

  const due = announced
    .filter((mail) => left.has(mail.uid) && !troubled.isWaiting(keyOf(mail.uid)))
    .sort((a, b) => troubled.times(keyOf(a.uid)) - troubled.times(keyOf(b.uid)) || a.uid - b.uid);
  let count = 0;
  for (let at = 0; at < due.length && !signal.aborted; at += batchSize) {
    const batch = due.slice(at, at + batchSize);
    const stored = await storeBatch(reading, open, batch, keyOf);
    count += stored.newCount;
    if (await finish(reading, open, stored.uids)) for (const uid of stored.uids) left.delete(uid);
    await savePosition();
  }
  if (due.length === 0) await savePosition();
  return count;
}

/** After this the mails named are stored and committed; only then may the server's copies be touched. */
async function storeBatch(
  reading: Reading,
  open: OpenFolder,
  batch: readonly AnnouncedMail[],
  keyOf: (uid: number) => string,
): Promise<{ uids: number[]; newCount: number }> {
  const { ctx, client, troubled, signal } = reading;
  const known = await storedDoorKeys(
    ctx,
    "imap",
    batch.map(({ uid }) => keyOf(uid)),
  );
  const uids: number[] = [];
  let newCount = 0;
  for (const mail of batch) {
    if (signal.aborted) break;
    const key = keyOf(mail.uid);
    if (!known.has(key)) {
      const bytes = await fetchBytes(reading, open, mail, key);
      if (bytes === "unreadable") {
        // What broke the line is told; the others wait for a new one.
        if (!client.usable) throw new Error(troubled.words() ?? "The server ended the connection.");
        continue;
      }
      if (bytes !== null) newCount += await store(reading, mail, key, bytes);
    }
    troubled.forget(key);
    uids.push(mail.uid);
  }
  return { uids, newCount };
}

const isTooLarge = ({ troubled, mailBytesMax }: Reading, mail: AnnouncedMail, key: string): boolean =>
  mail.sizeBytes > mailBytesMax || troubled.isTooLarge(key);

async function fetchBytes(
  reading: Reading,
  open: OpenFolder,
  mail: AnnouncedMail,
  key: string,
): Promise<Uint8Array | null | "unreadable"> {
  try {
    return await open.fetch(mail.uid, isTooLarge(reading, mail, key) ? oversizedBytesKept : undefined);
  } catch (caught) {
    const error = reasonOfEnd(reading.client) ?? caught;
    const isCut = error instanceof Error && "code" in error && error.code === "LiteralTooLarge";
    reading.troubled.note(
      key,
      `The mail with UID ${mail.uid} cannot be fetched and is tried again. ${mailTrouble(error)}`,
      isCut,
    );
    return "unreadable";
  }
}

async function store(reading: Reading, mail: AnnouncedMail, key: string, bytes: Uint8Array): Promise<number> {
  const { ctx, mailbox, mailBytesMax } = reading;
  const { isNew } = await storeMail(ctx, {
    bytes,
    sizeBytes: isTooLarge(reading, mail, key) ? Math.max(mail.sizeBytes, mailBytesMax + 1) : undefined,
    door: "imap",
    doorKey: key,
    envelope: {},
    mailboxId: mailbox.mailboxId,
    isArchive: mailbox.isArchive,
  });
  return isNew ? 1 : 0;
}

/** Says whether the server's copies are dealt with. If it refuses, nothing is lost: they are asked about again. */
async function finish({ mailbox, troubled }: Reading, open: OpenFolder, uids: readonly number[]): Promise<boolean> {
  const { afterwards, moveTo } = mailbox.incoming;
  // An old mailbox that is taken over stays as it is, what was unread in it too.
  if (uids.length === 0 || (mailbox.isArchive && afterwards === "flag")) return true;
  try {
    if (afterwards === "move" && moveTo !== null) await open.move(uids, moveTo);
    else await open.flagSeen(uids);
    troubled.forget("afterwards");
    return true;
  } catch (error) {
    troubled.note(
      "afterwards",
      `Mails are stored, but their copies on the server cannot be ${afterwards === "move" ? "moved" : "flagged"}. ${mailTrouble(error)}`,
      false,
    );
    return false;
  }
}
