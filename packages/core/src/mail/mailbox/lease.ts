import type { MailboxIncoming } from "@desk/contracts/mailbox";
import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";

/** A worker that dies leaves its mailboxes to the others after this time. */
export const leaseSeconds = 15;

export type LeasedMailbox = {
  workspaceId: string;
  mailboxId: string;
  /** Changes with the settings: then it is opened anew. */
  version: number;
  isArchive: boolean;
  incoming: Extract<MailboxIncoming, { kind: "imap" }>;
};

type Asked = { db: Db; now: () => Date; worker: string };

const until = (now: Date): string => new Date(now.getTime() + leaseSeconds * 1_000).toISOString();

/** Takes the active mailboxes that nobody reads, at most `limit`. Two workers never hold the same one. */
export async function leaseMailboxes({ db, now, worker }: Asked, limit: number): Promise<LeasedMailbox[]> {
  const at = now();
  const rows = await db.execute<LeasedMailbox>(sql`
    /* across workspaces: maintenance */
    update mailboxes set leased_by = ${worker}, leased_until = ${until(at)}
    where (workspace_id, id) in (
      select workspace_id, id from mailboxes
      where is_active and incoming->>'kind' = 'imap' and (leased_until is null or leased_until < ${at.toISOString()})
      order by leased_until nulls first, id limit ${limit} for update skip locked
    )
    returning workspace_id as "workspaceId", id as "mailboxId", version, incoming,
      coalesce((settings->>'isArchiveImport')::boolean, false) as "isArchive"`);
  return [...rows];
}

/** Keeps what this worker still holds and says which that is: without those that were changed, stopped or taken. */
export async function renewLeases({ db, now, worker }: Asked): Promise<Pick<LeasedMailbox, "mailboxId" | "version">[]> {
  const at = now();
  const rows = await db.execute<Pick<LeasedMailbox, "mailboxId" | "version">>(sql`
    /* across workspaces: maintenance */
    update mailboxes set leased_until = ${until(at)}
    where leased_by = ${worker} and is_active and leased_until >= ${at.toISOString()}
    returning id as "mailboxId", version`);
  return [...rows];
}

/** Gives a mailbox back, so that another worker need not wait. */
export async function releaseMailbox({ db, worker }: Asked, mailboxId: string): Promise<void> {
  await db.execute(sql`
    /* across workspaces: maintenance */
    update mailboxes set leased_by = null, leased_until = null where leased_by = ${worker} and id = ${mailboxId}`);
}
