import type { MessageView, PostMessage, TicketView } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { type Ctx, inTransaction, newId } from "../context";
import { conflict } from "../error";
import { violatedUnique } from "../error/violation";
import { type StoredBody, storedBody } from "../text";
import { applyOutcome, applyStatus, decideOn } from "../ticket/apply-status";
import { saveTicket, TicketChange } from "../ticket/change";
import { findTicket, type Ticket } from "../ticket/find";
import { makeFollowUp } from "../ticket/make-follow-up";
import { authorizeTicket, requireOn } from "../ticket/policy";
import { readChangedTicket } from "../ticket/read";
import { findReopening } from "../ticket/reopening";
import { targetOf } from "../ticket/set-status";
import { afterMessage } from "./after-message";
import { authorOf, channelOf } from "./author";
import { bindAttachments } from "./bind-attachments";
import { findSentMessage, readMessage } from "./read";
import { refuseStaleSend } from "./stale-send";

export type Posted = { ticket: TicketView; message: MessageView };

/** Sends a public reply or writes an internal note, and sets the status in the same step when asked to. */
export async function postMessage(ctx: Ctx, input: PostMessage): Promise<Posted> {
  authorizeTicket(ctx.actor, input.kind);
  const body = storedBody(input.body);
  return inTransaction(ctx, async (ctx) => {
    const ticket = await findTicket(ctx, input.ticketId, "update");
    requireOn(ctx.actor, input.kind, ticket);
    if (input.clientId !== undefined) {
      const sentTo = await findSentMessage(ctx, input.clientId, input);
      if (sentTo !== undefined) return show(ctx, sentTo, input.clientId);
    }
    const outcome = decideOn(ctx, ticket, { type: input.kind }, await findReopening(ctx, ticket));
    if (outcome.kind === "follow_up") {
      const { attachmentIds, clientId } = input;
      const made = await makeFollowUp(ctx, ticket, {
        body,
        attachmentIds,
        messageId: clientId,
        reason: outcome.reason,
      });
      return show(ctx, ...made);
    }
    await refuseStaleSend(ctx, ticket, input);

    const message = { id: input.clientId ?? newId(), seq: ticket.messageSeq + 1, kind: input.kind };
    const change = new TicketChange(ticket);
    await applyOutcome(ctx, change, outcome);
    change.set(
      afterMessage(ctx, change.after, { ...message, text: body.text, hasFile: input.attachmentIds.length > 0 }),
      {
        type: input.kind === "reply" ? "message.replied" : "message.noted",
        data: { messageId: message.id, messageSeq: message.seq },
      },
    );
    if (input.status !== undefined || input.statusId !== undefined) {
      requireOn(ctx.actor, "setStatus", ticket);
      await applyStatus(ctx, change, targetOf(input));
    }
    await Promise.all([insertMessage(ctx, ticket, message, body), saveTicket(ctx, change)]);
    await bindAttachments(ctx, input.attachmentIds, { ticketId: ticket.id, messageId: message.id });
    return show(ctx, ticket.id, message.id);
  });
}

const show = async (ctx: Ctx, ticketId: string, messageId: string): Promise<Posted> => {
  const [ticket, message] = await Promise.all([readChangedTicket(ctx, ticketId), readMessage(ctx, messageId)]);
  return { ticket, message };
};

type NewMessage = { id: string; seq: number; kind: PostMessage["kind"] };

async function insertMessage(ctx: Ctx, ticket: Ticket, { id, seq, kind }: NewMessage, body: StoredBody): Promise<void> {
  const author = authorOf(ctx.actor);
  const values = new Values();
  const row = [ctx.workspaceId, id, ticket.id, seq, kind, author.kind, author.userId, author.customerId]
    .concat([channelOf(ctx.actor), body.text, body.html, body.raw, ctx.now().toISOString()])
    .map((value) => values.add(value));
  await runStatement(
    ctx.db,
    `insert into messages (workspace_id, id, ticket_id, seq, kind, author_kind, author_user_id, author_customer_id,
      channel, body_text, body_html, body_raw, created_at) values (${row.join(", ")})`,
    values.list,
  ).catch((error: unknown) => {
    if (violatedUnique(error) !== "messages_workspace_id_id_pk") throw error;
    throw conflict("This message id belongs to another message.", { field: "clientId" });
  });
}
