import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

/** How mail is doing on the whole installation; ages in seconds, null when there is nothing to be old. */
export type MailHealth = {
  mailsWaiting: number;
  oldestWaitingSeconds: number | null;
  deliveriesQueued: number;
  oldestDeliverySeconds: number | null;
  mailboxes: { mailboxId: string; isFailing: boolean; lastFetchSeconds: number | null }[];
};

type Row = { waiting: number; oldest: number | null; queued: number; oldestQueued: number | null };

/** Reads two partial indexes and one small table, however much mail there is. */
export async function readMailHealth(db: Db, now: Date): Promise<MailHealth> {
  const at = now.toISOString();
  const [row] = await db.execute<Row>(sql`
    /* across workspaces: maintenance */
    select
      (select count(*)::int from mails where outcome is null) as waiting,
      (select extract(epoch from ${at}::timestamptz - min(received_at))::float8 from mails where outcome is null) as oldest,
      (select count(*)::int from deliveries where state in ('queued', 'sending')) as queued,
      (select extract(epoch from ${at}::timestamptz - min(next_attempt_at))::float8 from deliveries
        where state in ('queued', 'sending')) as "oldestQueued"`);
  const boxes = await db.execute<MailHealth["mailboxes"][number]>(sql`
    /* across workspaces: maintenance */
    select id as "mailboxId", last_error is not null as "isFailing",
      extract(epoch from ${at}::timestamptz - last_fetch_at)::float8 as "lastFetchSeconds"
    from mailboxes where is_active order by id limit 1000`);
  const age = (seconds: number | null | undefined) => (seconds == null ? null : Math.max(0, seconds));
  return {
    mailsWaiting: row?.waiting ?? 0,
    oldestWaitingSeconds: age(row?.oldest),
    deliveriesQueued: row?.queued ?? 0,
    oldestDeliverySeconds: age(row?.oldestQueued),
    mailboxes: boxes.map((box) => ({ ...box, lastFetchSeconds: age(box.lastFetchSeconds) })),
  };
}
