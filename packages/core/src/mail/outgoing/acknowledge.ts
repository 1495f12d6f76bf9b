import { deliveries, mailIds } from "@desk/db/schema";
import { type Ctx, newId } from "../../context";
import { mailboxNow } from "./prepare/mailbox";
import { domainOf } from "./queue-reply";

export type Acknowledge = {
  ticketId: string;
  mailboxId: string;
  /** Who wrote. */
  address: string;
  /** The address of ours that it was written to; left out, the mailbox's own. */
  ownAddress?: string | null | undefined;
  /** Message-ID of the mail that is answered, without angle brackets. */
  inReplyTo?: string | null | undefined;
};

/**
 * Queues "we have it" in the transaction that took the request in. Whether an automatic answer is allowed was
 * decided before; a mailbox that does not acknowledge, old mail, and addresses out of reach get none.
 */
export async function acknowledge(ctx: Ctx, input: Acknowledge): Promise<boolean> {
  const { ticketId, mailboxId, address, ownAddress, inReplyTo } = input;
  const mailbox = await mailboxNow(ctx, mailboxId, address);
  if (mailbox === undefined || !mailbox.isActive || ctx.isQuiet === true) return false;
  if (!mailbox.settings.acknowledges || mailbox.settings.isArchiveImport) return false;
  if (mailbox.unreachable !== null) return false;
  const now = ctx.now();
  const id = newId();
  const fromAddress = ownAddress ?? mailbox.address;
  const rfcMessageId = `${id}@${domainOf(fromAddress)}`;
  await ctx.db.insert(deliveries).values({
    workspaceId: ctx.workspaceId,
    id,
    kind: "acknowledgement",
    ticketId,
    mailboxId,
    toAddress: address,
    rfcMessageId,
    data: { fromAddress, ...(inReplyTo ? { inReplyTo } : {}) },
    createdAt: now,
    nextAttemptAt: now,
  });
  await ctx.db
    .insert(mailIds)
    .values({ workspaceId: ctx.workspaceId, rfcMessageId, ticketId, kind: "outgoing", createdAt: now })
    .onConflictDoNothing();
  return true;
}
