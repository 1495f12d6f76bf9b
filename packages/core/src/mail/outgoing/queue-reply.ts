import type { MailAddress } from "@desk/contracts/parsed-mail";
import { type RecipientRole, recipientRoles } from "@desk/contracts/words";
import { deliveries, mailIds, messageEnvelopes } from "@desk/db/schema";
import { type Ctx, newId } from "../../context";
import { numberTextOf } from "./number-text";
import type { PlannedMail } from "./plan-reply";
import { subjectOf } from "./subject";
import { threadOf } from "./thread-of";
import { findUnreachable } from "./unreachable";

export type MailedMessage = {
  messageId: string;
  ticket: { id: string; number: number; subject: string };
  /** What the log calls it. */
  kind: "reply" | "forward";
};

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/**
 * Queues one delivery per recipient in the message's own transaction, under one Message-ID that stays the same
 * however often it is tried. Who is known to be out of reach is noted as failed, with the reason.
 */
export async function queueReply(
  ctx: Ctx,
  { messageId, ticket, kind }: MailedMessage,
  plan: PlannedMail,
  data: Record<string, string> = {},
): Promise<void> {
  const { sender, addressed, quotesPrevious } = plan;
  const { workspaceId } = ctx;
  const now = ctx.now();
  const rfcMessageId = `${messageId}@${domainOf(sender.address)}`;
  const thread = await threadOf(ctx, ticket.id);
  await ctx.db.insert(messageEnvelopes).values({
    workspaceId,
    messageId,
    direction: "out",
    mailboxId: sender.mailboxId,
    rfcMessageId,
    subject: subjectOf({ ...ticket, numberText: await numberTextOf(ctx, ticket.id) }, thread.inReplyTo !== null),
    fromAddress: sender.address,
    fromName: sender.name,
    ...addressed,
    ...thread,
    quotesPrevious,
  });
  await ctx.db
    .insert(mailIds)
    .values({ workspaceId, rfcMessageId, ticketId: ticket.id, messageId, kind: "outgoing", createdAt: now })
    .onConflictDoNothing();
  const people = recipientRoles.flatMap((role) => addressed[role].map((person) => ({ role, person })));
  const gone = await findUnreachable(
    ctx,
    people.map(({ person }) => person.address),
  );
  const row = (role: RecipientRole, { address, name }: MailAddress) => ({
    workspaceId,
    id: newId(),
    kind,
    messageId,
    ticketId: ticket.id,
    mailboxId: sender.mailboxId,
    toAddress: address,
    toName: name,
    role,
    rfcMessageId,
    data,
    createdAt: now,
    nextAttemptAt: now,
    ...unreachable(gone.get(address), now),
  });
  await ctx.db.insert(deliveries).values(people.map(({ role, person }) => row(role, person)));
}

const unreachable = (reason: string | undefined, now: Date) =>
  reason === undefined
    ? {}
    : { state: "failed" as const, settledAt: now, lastError: `Mail no longer reaches this address. ${reason}` };
