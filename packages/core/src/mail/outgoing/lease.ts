import { sql } from "drizzle-orm";
import type { Desk, DueDelivery } from "./due-delivery";
import { grantMails, type Limits } from "./rate";

/** Longer than any attempt may last: past it the worker is taken for dead. */
export const leaseSeconds = 180;

const columns = `d.workspace_id as "workspaceId", d.id, d.kind, d.message_id as "messageId", d.ticket_id as "ticketId",
  d.mailbox_id as "mailboxId", d.to_address as "toAddress", d.to_name as "toName", d.role,
  d.rfc_message_id as "rfcMessageId", d.data, d.attempts, d.lost_attempts as "lostAttempts",
  d.leased_until as "leasedUntil"`;

/**
 * Takes up to `limit` mails whose time has come and that their mailbox may send this minute. A worker that dies
 * leaves them to the next one; two workers never hold the same mail. Nothing has left yet: that begins with
 * `beginAttempt`.
 */
export async function leaseDue(
  { db, now }: Desk,
  { limit, hasInstallation }: { limit: number; hasInstallation: boolean },
): Promise<DueDelivery[]> {
  const at = now();
  const until = new Date(at.getTime() + leaseSeconds * 1_000).toISOString();
  const own = hasInstallation
    ? sql`true`
    : sql`exists (select 1 from mailboxes b where b.workspace_id = d.workspace_id and b.id = d.mailbox_id
        and b.outgoing->>'kind' = 'smtp')`;
  const rows = await db.execute<DueDelivery & Limits>(sql`
    /* across workspaces: maintenance */
    with due as (
      select d.workspace_id, d.id from deliveries d
      where d.state = 'queued' and d.next_attempt_at <= ${at.toISOString()}
        and (d.leased_until is null or d.leased_until <= ${at.toISOString()}) and ${own}
      order by d.next_attempt_at, d.id limit ${limit} for update skip locked
    )
    update deliveries d set leased_until = ${until} from due
    where d.workspace_id = due.workspace_id and d.id = due.id
    returning ${sql.raw(columns)}, (select (b.settings->>'mailsPerMinute')::int from mailboxes b
      where b.workspace_id = d.workspace_id and b.id = d.mailbox_id) as "mailsPerMinute"`);
  const allowed = await grantMails(
    { db, now },
    [...rows].toSorted((a, b) => a.id.localeCompare(b.id)),
  );
  return allowed.map(({ mailsPerMinute: _limit, ...due }) => due);
}

/** Gives mails back that were taken and not begun, so that another worker need not wait for the lease to end. */
export async function releaseLeases({ db }: Desk, leased: readonly DueDelivery[]): Promise<void> {
  if (leased.length === 0) return;
  const rows = leased.map(
    ({ workspaceId, id, leasedUntil }) => sql`(${workspaceId}::uuid, ${id}::uuid, ${leasedUntil}::timestamptz)`,
  );
  await db.execute(sql`/* across workspaces: maintenance */
    update deliveries set leased_until = null
    where (workspace_id, id, leased_until) in (${sql.join(rows, sql`, `)}) and state = 'queued'`);
}

/** Mails whose worker died while it sent them. */
export const findLost = ({ db, now }: Desk, limit = 100): Promise<DueDelivery[]> =>
  db
    .execute<DueDelivery>(
      sql`/* across workspaces: maintenance */
        select ${sql.raw(columns)} from deliveries d
        where d.state = 'sending' and d.leased_until <= ${now().toISOString()} order by d.leased_until limit ${limit}`,
    )
    .then((rows) => [...rows]);
