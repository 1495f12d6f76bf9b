import type { MessageView, PostMessage, TicketView } from "@desk/contracts/ticket";
import type { Channel } from "@desk/contracts/words";
import { type Actor, type Ctx, inTransaction, newId } from "../context";
import { countUse, type MacroTrace, makeChanges, requireComplete, traceOf } from "../macro/message-macro";
import { planReply } from "../mail/outgoing/plan-reply";
import { queueReply } from "../mail/outgoing/queue-reply";
import { applyWake } from "../snooze/apply-wake";
import { storedBody } from "../text";
import { applyOutcome, applyStatus, decideOn } from "../ticket/apply-status";
import { saveTicket, TicketChange } from "../ticket/change";
import { findTicket } from "../ticket/find";
import { joinTicket } from "../ticket/join";
import { makeFollowUp } from "../ticket/make-follow-up";
import { authorizeTicket, requireOn } from "../ticket/policy";
import { readChangedTicket } from "../ticket/read";
import { findReopening } from "../ticket/reopening";
import { targetOf } from "../ticket/set-status";
import { afterMessage } from "./after-message";
import { authorOf, channelOf } from "./author";
import { bindAttachments } from "./bind-attachments";
import { insertMessage } from "./insert";
import { findSentMessage, readMessage } from "./read";
import { refuseStaleSend } from "./stale-send";

/** Where a message comes from when its author did not write it here. */
export type MessageOrigin = {
  channel?: Channel;
  /** Who uploaded the files, when that was not the author. */
  filesOf?: Actor;
  /** It was held or planned before: its macro may be gone by now. */
  isLate?: boolean;
  /** The macro that this came with. */
  trace?: MacroTrace;
};

export type Posted = { ticket: TicketView; message: MessageView };

/** Sends a public reply or writes an internal note, and sets the status in the same step when asked to. */
export async function postMessage(ctx: Ctx, input: PostMessage, origin: MessageOrigin = {}): Promise<Posted> {
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
    const { macro } = input;
    if (macro !== undefined) requireComplete(input, macro);
    const trace = macro === undefined ? origin.trace : await traceOf(ctx, macro, origin.isLate === true);

    const plan = await planReply(ctx, { ...input, ticket });
    const message = { id: input.clientId ?? newId(), seq: ticket.messageSeq + 1, kind: input.kind };
    const change = new TicketChange(ticket);
    await applyOutcome(ctx, change, outcome);
    if (ctx.actor.kind === "customer") applyWake(change, "customer");
    change.set(
      afterMessage(ctx, change.after, { ...message, text: body.text, hasFile: input.attachmentIds.length > 0 }),
      {
        type: input.kind === "reply" ? "message.replied" : "message.noted",
        data: { messageId: message.id, messageSeq: message.seq, ...(trace === undefined ? {} : { macro: trace }) },
      },
    );
    if (macro !== undefined && trace !== undefined) await makeChanges(ctx, change, macro, trace);
    if (input.status !== undefined || input.statusId !== undefined) {
      requireOn(ctx.actor, "setStatus", ticket);
      await applyStatus(ctx, change, targetOf(input));
    }
    const channel = origin.channel ?? channelOf(ctx.actor);
    const row = { ...message, ticketId: ticket.id, author: authorOf(ctx.actor), channel, body };
    if (plan !== null) await joinTicket(ctx, change, plan.joining);
    await Promise.all([insertMessage(ctx, row), saveTicket(ctx, change)]);
    await bindAttachments({ ...ctx, actor: origin.filesOf ?? ctx.actor }, input.attachmentIds, {
      ticketId: ticket.id,
      messageId: message.id,
    });
    if (plan !== null) await queueReply(ctx, { messageId: message.id, ticket: change.after, kind: "reply" }, plan);
    if (macro !== undefined && trace !== undefined) {
      if (macro.noteHtml !== undefined) await postMessage(ctx, noteOf(ticket.id, macro.noteHtml), { trace });
      await countUse(ctx, trace);
    }
    return show(ctx, ticket.id, message.id);
  });
}

const noteOf = (ticketId: string, html: string): PostMessage => ({
  ticketId,
  kind: "note",
  body: { html },
  attachmentIds: [],
});

const show = async (ctx: Ctx, ticketId: string, messageId: string): Promise<Posted> => {
  const [ticket, message] = await Promise.all([readChangedTicket(ctx, ticketId), readMessage(ctx, messageId)]);
  return { ticket, message };
};
