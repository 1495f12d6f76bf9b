import { sql } from "drizzle-orm";
import type { Desk, DueDelivery } from "./due-delivery";

const windowMs = 60_000;

/** How many mails of its mailbox may leave in a minute; null for mails of the product. */
export type Limits = { mailsPerMinute: number | null };
type Leased = DueDelivery & Limits;

/**
 * Those of the leased mails that their mailboxes may send this minute. The others are let go until the next one.
 * Counted in one row per mailbox and minute, so that any number of workers keeps the limit together.
 */
export async function grantMails(desk: Desk, leased: readonly Leased[]): Promise<Leased[]> {
  const granted: Leased[] = [];
  const late: Leased[] = [];
  for (const mails of Map.groupBy(leased, ({ workspaceId, mailboxId }) => `${workspaceId} ${mailboxId}`).values()) {
    const count = await spend(desk, mails);
    granted.push(...mails.slice(0, count));
    late.push(...mails.slice(count));
  }
  await putOff(desk, late);
  return granted;
}

/** How many of these mails of one mailbox may leave now. */
async function spend({ db, now }: Desk, mails: readonly Leased[]): Promise<number> {
  const [{ mailboxId, mailsPerMinute } = { mailboxId: null, mailsPerMinute: null }] = mails;
  if (mailboxId === null || mailsPerMinute === null) return mails.length;
  const [row] = await db.execute<{ spent: number }>(sql`
    insert into rate_limits (key, window_start, spent)
    values (${`mailbox:${mailboxId}`}, ${windowStart(now())}::timestamptz, ${mails.length})
    on conflict (key, window_start) do update set spent = rate_limits.spent + excluded.spent
    returning spent`);
  const before = (row?.spent ?? 0) - mails.length;
  return Math.max(0, Math.min(mails.length, mailsPerMinute - before));
}

const windowStart = (at: Date): string => new Date(at.getTime() - (at.getTime() % windowMs)).toISOString();

async function putOff({ db, now }: Desk, mails: readonly Leased[]): Promise<void> {
  if (mails.length === 0) return;
  const next = new Date(now().getTime() - (now().getTime() % windowMs) + windowMs).toISOString();
  const pairs = mails.map(({ workspaceId, id }) => sql`(${workspaceId}::uuid, ${id}::uuid)`);
  await db.execute(sql`/* across workspaces: maintenance */
    update deliveries set leased_until = null, next_attempt_at = ${next}
    where (workspace_id, id) in (${sql.join(pairs, sql`, `)}) and state = 'queued'`);
}
