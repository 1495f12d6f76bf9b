import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";
import { splitPlusAddress } from "../token";

/** A mailbox that mail to an address is for. */
export type RecipientMailbox = { workspaceId: string; mailboxId: string };

/** Who on this installation takes mail to this address, with or without something behind its plus; usually one. */
export async function findRecipientMailboxes(db: Db, address: string): Promise<RecipientMailbox[]> {
  const whole = address.trim().toLowerCase();
  const plain = splitPlusAddress(whole).address;
  const rows = await db.execute<RecipientMailbox>(sql`
    /* across workspaces: maintenance */
    select distinct a.workspace_id as "workspaceId", a.mailbox_id as "mailboxId"
    from mailbox_addresses a
    join mailboxes m on m.workspace_id = a.workspace_id and m.id = a.mailbox_id
    where a.address in (${whole}, ${plain}) and m.is_active limit 20`);
  return [...rows];
}
