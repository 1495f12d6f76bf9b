import { deliveries, messageEnvelopes } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { type Ctx, newId } from "../../../context";
import { addressPlace } from "./address";

/** An answer of an agent that a customer got, or did not get, by mail. */
export type SentReply = {
  ticketId: string;
  number: number;
  subject: string;
  messageId: string;
  customerId: string;
  address: string;
  name: string;
  createdAt: Date;
};

/** The newest answers on tickets that are still under way, one for each ticket. */
export async function recentReplies(ctx: Ctx, count: number): Promise<SentReply[]> {
  const rows = await runStatement<Omit<SentReply, "createdAt"> & { createdAt: string }>(
    ctx.db,
    `select t.id as "ticketId", t.number, t.subject, m.id as "messageId", c.id as "customerId", a.value as address,
        c.name, m.created_at as "createdAt"
      from tickets t
      join messages m on m.workspace_id = t.workspace_id and m.ticket_id = t.id and m.seq = t.message_seq
      join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
      join lateral (select x.value from customer_addresses x where x.workspace_id = c.workspace_id
        and x.customer_id = c.id and x.kind = 'email' order by x.created_at, x.id limit 1) a on true
      where t.workspace_id = $1 and t.category = 'pending' and t.deleted_at is null and m.kind = 'reply'
        and m.author_kind = 'agent' and t.message_seq <= 6
      order by m.created_at desc, m.id limit $2`,
    [ctx.workspaceId, count],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

export const rfcIdOf = ({ messageId }: SentReply): string => `${messageId}@nawa.example`;

type Fate = Pick<typeof deliveries.$inferInsert, "state" | "attempts" | "lostAttempts" | "smtpCode" | "lastError">;
const sentFate: Fate = { state: "sent", attempts: 1, smtpCode: 250 };

/** Writes down that the answer left by mail, and what became of it. */
export async function writeDelivery(
  ctx: Ctx,
  mailboxId: string,
  reply: SentReply,
  fate: Fate = sentFate,
): Promise<void> {
  const { ticketId, messageId, address, name, createdAt } = reply;
  const leftAt = new Date(createdAt.getTime() + 12_000);
  await ctx.db.insert(messageEnvelopes).values({
    workspaceId: ctx.workspaceId,
    messageId,
    direction: "out",
    mailboxId,
    rfcMessageId: rfcIdOf(reply),
    subject: `Re: ${reply.subject} [#${reply.number}]`,
    fromAddress: addressPlace("support"),
    fromName: "Nawa Support",
    to: [{ address, name }],
    cc: [],
  });
  await ctx.db.insert(deliveries).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    kind: "reply",
    messageId,
    ticketId,
    mailboxId,
    toAddress: address,
    toName: name,
    rfcMessageId: rfcIdOf(reply),
    nextAttemptAt: createdAt,
    createdAt,
    sentAt: fate.state === "sent" ? leftAt : null,
    settledAt: leftAt,
    ...fate,
  });
}
