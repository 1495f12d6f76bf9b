import type { MailDoor } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";
import type { MailEnvelope } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { sql } from "drizzle-orm";
import type { Ctx } from "../../context";

/** A stored mail that nobody has looked at yet, without its bytes. */
export type DueMail = {
  workspaceId: string;
  id: string;
  mailboxId: string | null;
  door: MailDoor;
  envelope: MailEnvelope;
  sizeBytes: number;
  isArchive: boolean;
  receivedAt: Date;
  /** Counts the one that begins. */
  attempts: number;
  /** Ids of mails that belong together with this one, found by a pass over a whole archive. */
  relatedIds?: readonly string[] | undefined;
};

/** Longer than parsing and settling may last: past it the worker is taken for dead. */
export const mailLeaseSeconds = 60;

type Row = Omit<DueMail, "receivedAt"> & { receivedAt: string };

/**
 * Takes up to `limit` mails that wait, oldest first. A worker that dies leaves them to the next one after a minute;
 * should two hold the same mail after all, the second one finds it settled.
 */
export async function takeDueMails({ db, now }: { db: Db; now: () => Date }, limit = 20): Promise<DueMail[]> {
  const at = now();
  const until = new Date(at.getTime() + mailLeaseSeconds * 1_000).toISOString();
  const rows = await db.execute<Row>(sql`
    /* across workspaces: maintenance */
    with due as (
      select m.workspace_id, m.id from mails m
      where m.outcome is null and m.next_attempt_at <= ${at.toISOString()}
      order by m.next_attempt_at, m.id limit ${limit} for update skip locked
    )
    update mails m set attempts = m.attempts + 1, next_attempt_at = ${until} from due
    where m.workspace_id = due.workspace_id and m.id = due.id
    returning m.workspace_id as "workspaceId", m.id, m.mailbox_id as "mailboxId", m.door, m.envelope,
      m.size_bytes as "sizeBytes", m.is_archive as "isArchive", m.received_at as "receivedAt", m.attempts`);
  return rows.map(presentDue).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** One mail that waits, for whoever stored it and wants it settled at once. Null when it is settled already. */
export async function takeMail(ctx: Ctx, mailId: string): Promise<DueMail | null> {
  const until = new Date(ctx.now().getTime() + mailLeaseSeconds * 1_000).toISOString();
  const [row] = await runStatement<Row>(
    ctx.db,
    `update mails m set attempts = m.attempts + 1, next_attempt_at = $3
      where m.workspace_id = $1 and m.id = $2 and m.outcome is null
      returning m.workspace_id as "workspaceId", m.id, m.mailbox_id as "mailboxId", m.door, m.envelope,
        m.size_bytes as "sizeBytes", m.is_archive as "isArchive", m.received_at as "receivedAt", m.attempts`,
    [ctx.workspaceId, mailId, until],
  );
  return row === undefined ? null : presentDue(row);
}

const presentDue = ({ receivedAt, ...row }: Row): DueMail => ({ ...row, receivedAt: new Date(receivedAt) });

/** The bytes as they came; null once they were discarded. */
export async function readMailBytes(ctx: Ctx, mailId: string): Promise<Uint8Array | null> {
  const [row] = await runStatement<{ bytes: Uint8Array }>(
    ctx.db,
    `select s.bytes from mail_sources s where s.workspace_id = $1 and s.mail_id = $2`,
    [ctx.workspaceId, mailId],
  );
  return row?.bytes ?? null;
}
