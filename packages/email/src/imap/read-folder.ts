import type { ImapFlow } from "imapflow";
import { namingFolder } from "./words";

/** One mail as its server announces it. */
export type AnnouncedMail = { uid: number; sizeBytes: number; arrivedAt: Date | null };
export type OpenFolder = {
  uidValidity: string;
  /** Mails above the given UID, in order. */
  listAbove: (uid: number) => Promise<AnnouncedMail[]>;
  /** The bytes as they are, at most `bytesMax` of them; null when the mail is gone meanwhile. */
  fetch: (uid: number, bytesMax?: number) => Promise<Uint8Array | null>;
  /** Throws when the server refuses. */
  flagSeen: (uids: readonly number[]) => Promise<void>;
  move: (uids: readonly number[], to: string) => Promise<void>;
};

/** Opens a folder anew, so that its UIDVALIDITY is the one of now. Reading sets no flag by itself. */
export async function openFolder(client: ImapFlow, folder: string): Promise<OpenFolder> {
  const opened = await client.mailboxOpen(folder).catch(namingFolder(folder));
  return {
    uidValidity: String(opened.uidValidity),
    async listAbove(uid) {
      if (opened.exists === 0) return [];
      const found: AnnouncedMail[] = [];
      // `n:*` names the last mail even when its UID is below n (RFC 3501, 6.4.8).
      for await (const mail of client.fetch(
        `${uid + 1}:*`,
        { uid: true, size: true, internalDate: true },
        { uid: true },
      ))
        if (mail.uid > uid) found.push(announced(mail));
      return found.sort((a, b) => a.uid - b.uid);
    },
    async fetch(uid, bytesMax) {
      const source = bytesMax === undefined ? true : { maxLength: bytesMax };
      const mail = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
      return mail === false ? null : (mail.source ?? null);
    },
    async flagSeen(uids) {
      if (!(await client.messageFlagsAdd([...uids].join(","), ["\\Seen"], { uid: true })))
        throw new Error(`Mails in ${folder} cannot be marked as read.`);
    },
    async move(uids, to) {
      if ((await client.messageMove([...uids].join(","), to, { uid: true })) === false)
        throw new Error(`Mails in ${folder} cannot be moved to ${to}.`);
    },
  };
}

function announced({
  uid,
  size,
  internalDate,
}: {
  uid: number;
  size?: number | undefined;
  internalDate?: Date | string | undefined;
}): AnnouncedMail {
  const arrivedAt = internalDate === undefined ? null : new Date(internalDate);
  const isDate = arrivedAt !== null && !Number.isNaN(arrivedAt.getTime());
  return { uid, sizeBytes: size ?? 0, arrivedAt: isDate ? arrivedAt : null };
}
