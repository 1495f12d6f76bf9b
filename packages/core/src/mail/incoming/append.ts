import type { MessageKind } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { afterMessage } from "../../message/after-message";
import { type Author, authorOf } from "../../message/author";
import { bindAttachments } from "../../message/bind-attachments";
import { insertMessage } from "../../message/insert";
import { applyWake } from "../../snooze/apply-wake";
import { applyOutcome, decideOn } from "../../ticket/apply-status";
import { saveTicket, TicketChange } from "../../ticket/change";
import { findTicket, type Ticket } from "../../ticket/find";
import { makeFollowUp } from "../../ticket/make-follow-up";
import { findReopening } from "../../ticket/reopening";
import { subjectOf } from "./content";
import { copyPeople } from "./copy-people";
import { customerCtx, type Delivered, type Delivery } from "./delivery";
import type { Standing } from "./standing";

/** An answer of somebody who stands on the ticket. What the machine that answers for him says changes no status. */
export async function appendReply(delivery: Delivery, ticketId: string, standing: Standing): Promise<Delivered> {
  const { sight, files, body } = delivery;
  const ctx = customerCtx(delivery.ctx, standing.customerId, standing.sharedOrganizationId);
  const ticket = await findTicket(ctx, ticketId, "update");
  const isMachine = answersByItself(delivery);
  const outcome = decideOn(ctx, ticket, { type: "reply" }, await findReopening(ctx, ticket));
  if (outcome.kind === "follow_up") {
    if (isMachine)
      return {
        kind: "suspended",
        cause: "automatic_mail",
        reason: `An automatic answer to #${ticket.number}, which is closed.`,
      };
    const next = await newestFollowUp(ctx, ticketId);
    if (next !== null) return appendReply(delivery, next, standing);
    const [madeId, messageId] = await makeFollowUp(ctx, ticket, {
      body,
      subject: subjectOf(sight.parsed),
      attachmentIds: files.ids,
      messageId: delivery.messageId,
      channel: "email",
      filesOf: delivery.ctx.actor,
      reason: outcome.reason,
    });
    return { kind: "ticket", ticketId: madeId, messageId };
  }
  const change = new TicketChange(ticket);
  if (!isMachine) await applyOutcome(ctx, change, outcome);
  if (!isMachine) await copyPeople(delivery, change);
  if (!isMachine) applyWake(change, "customer");
  return append(delivery, ctx, change, {
    kind: "reply",
    author: authorOf(ctx.actor),
    isQuiet: isMachine,
    event: isMachine ? { isAutomatic: true } : {},
  });
}

/** A machine answers for its person, who knows nothing of it. */
export const answersByItself = ({ sight }: Delivery): boolean =>
  sight.parsed.nature.kind === "auto_reply" || sight.parsed.nature.isOutOfOffice;

/** A mail of an old mailbox: added where it belongs whatever the ticket's status, its author on copy from then on. */
export async function appendArchived(delivery: Delivery, ticketId: string, author: Author): Promise<Delivered> {
  const ctx = author.customerId === null ? delivery.ctx : customerCtx(delivery.ctx, author.customerId);
  const ticket = await findTicket(delivery.ctx, ticketId, "update");
  const change = new TicketChange(ticket);
  await copyPeople(delivery, change, author.customerId);
  const delivered = await append(delivery, ctx, change, { kind: "reply", author, isQuiet: false });
  await keepOldDates(delivery.ctx, ticket);
  return delivered;
}

/** A closed old conversation waits for nobody, and is as old as its oldest and newest mail. */
async function keepOldDates(ctx: Ctx, ticket: Ticket): Promise<void> {
  await runStatement(
    ctx.db,
    `update tickets as t set created_at = least(t.created_at, $3::timestamptz),
        updated_at = greatest(t.updated_at, (select max(m.created_at) from messages m
          where m.workspace_id = $1 and m.ticket_id = $2)),
        waiting_since = case when t.category = 'closed' then null else t.waiting_since end
      where t.workspace_id = $1 and t.id = $2`,
    [ctx.workspaceId, ticket.id, ctx.now().toISOString()],
  );
}

type Added = {
  kind: MessageKind;
  author: Author;
  isQuiet: boolean;
  isProposed?: boolean;
  event?: Record<string, unknown>;
};

/** The message, its files and what both leave on the ticket. */
export async function append(delivery: Delivery, ctx: Ctx, change: TicketChange, added: Added): Promise<Delivered> {
  const { body, files } = delivery;
  const { kind, author, isQuiet, isProposed = false } = added;
  const message = { id: delivery.messageId, seq: change.before.messageSeq + 1, kind };
  const ticketId = change.before.id;
  change.set(
    afterMessage(ctx, change.after, {
      ...message,
      text: body.text,
      hasFile: files.ids.length > 0,
      isQuiet: isQuiet || isProposed,
    }),
    {
      type: kind === "reply" ? "message.replied" : "message.noted",
      data: {
        messageId: message.id,
        messageSeq: message.seq,
        channel: "email",
        ...(isProposed ? { isProposed } : {}),
        ...added.event,
      },
    },
  );
  await insertMessage(ctx, { ...message, ticketId, author, channel: "email", body, isProposed });
  await saveTicket(ctx, change);
  await bindAttachments(delivery.ctx, files.ids, { ticketId, messageId: message.id });
  return { kind: "reply", ticketId, messageId: message.id };
}

/** Where an earlier answer to a closed ticket went on. */
async function newestFollowUp(ctx: Ctx, ticketId: string): Promise<string | null> {
  const [row] = await runStatement<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.workspace_id = $1 and t.follow_up_of_id = $2 and t.deleted_at is null
      order by t.created_at desc, t.id desc limit 1`,
    [ctx.workspaceId, ticketId],
  );
  return row?.id ?? null;
}
