import type { MailDoor } from "@desk/contracts/words";
import type { MailEnvelope } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../../access";
import { type Ctx, newId } from "../../context";
import { readSettings } from "../../workspace/settings";

export type ArrivedMail = {
  /** The mail as it came. Of one above `mailBytesMax` its beginning is enough: no more is kept. */
  bytes: Uint8Array;
  /** How large it really is, when `bytes` are only its beginning. */
  sizeBytes?: number | undefined;
  door: MailDoor;
  /** Says which delivery this is, at most 500 characters; the same key through the same door is stored once. */
  doorKey: string | null;
  envelope: MailEnvelope;
  /** Known when a mailbox was read; otherwise found by the recipients later. */
  mailboxId: string | null;
  /** Old mail: keeps its dates and makes no noise. */
  isArchive?: boolean;
  /** Whoever brings it settles it himself; should he not come to it, the worker does then. */
  heldUntil?: Date | undefined;
};

export type StoredMail = {
  mailId: string;
  /** False when this delivery had been stored before. */
  isNew: boolean;
  /** It will be rejected with a notice to its sender; only its beginning was kept. */
  isTooLarge: boolean;
};

/** What is kept of a mail that is too large: its headers, for the log and the notice. */
export const oversizedBytesKept = 65_536;
const sizeMax = 2_147_483_647;

/** How large a mail may be in this workspace, in bytes. A door may stop reading there. */
export const mailBytesMax = async (ctx: Ctx): Promise<number> => (await readSettings(ctx)).mailMaxBytes;

/**
 * Keeps the bytes of a mail before anything looks at them. When this returns they are committed, and only then may
 * a door say "taken" or touch the server's copy; on any error the mail has to be offered again.
 */
export async function storeMail(ctx: Ctx, mail: ArrivedMail): Promise<StoredMail> {
  authorize(ctx.actor, "mail.ingest");
  const sizeBytes = Math.min(Math.max(mail.sizeBytes ?? 0, mail.bytes.length), sizeMax);
  const isTooLarge = sizeBytes > (await mailBytesMax(ctx));
  const bytes = isTooLarge ? mail.bytes.subarray(0, oversizedBytesKept) : mail.bytes;
  const doorKey = mail.doorKey?.slice(0, 500) ?? null;
  const mailId = newId();
  const rows = await runStatement(
    ctx.db,
    `with stored as (
      insert into mails (workspace_id, id, mailbox_id, door, door_key, envelope, size_bytes, is_archive, received_at,
        next_attempt_at)
      values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $11)
      on conflict (workspace_id, door, door_key) where door_key is not null do nothing
      returning workspace_id, id
    )
    insert into mail_sources (workspace_id, mail_id, bytes)
    select stored.workspace_id, stored.id, $10 from stored where stored.workspace_id = $1::uuid returning mail_id`,
    [
      ctx.workspaceId,
      mailId,
      mail.mailboxId,
      mail.door,
      doorKey,
      JSON.stringify(mail.envelope),
      sizeBytes,
      mail.isArchive ?? false,
      ctx.now().toISOString(),
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      (mail.heldUntil ?? ctx.now()).toISOString(),
    ],
  );
  if (rows.length > 0) return { mailId, isNew: true, isTooLarge };
  return { mailId: await findDelivery(ctx, mail.door, doorKey), isNew: false, isTooLarge };
}

async function findDelivery(ctx: Ctx, door: MailDoor, doorKey: string | null): Promise<string> {
  const [row] = await runStatement<{ id: string }>(
    ctx.db,
    `select m.id from mails m where m.workspace_id = $1 and m.door = $2 and m.door_key = $3 and m.door_key is not null`,
    [ctx.workspaceId, door, doorKey],
  );
  if (row === undefined) throw new Error("A delivery that was stored before is gone.");
  return row.id;
}
