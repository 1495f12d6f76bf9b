import type { ForwardMessage } from "@desk/contracts/outgoing";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../../access";
import { type Ctx, inTransaction, newId } from "../../context";
import { conflict, invalid, notFound } from "../../error";
import { postMessage } from "../../message/post";
import { readMessage } from "../../message/read";
import { findTicket } from "../../ticket/find";
import { requireOn } from "../../ticket/policy";
import { readChangedTicket } from "../../ticket/read";
import { peopleOn } from "./people-on";
import { queueReply } from "./queue-reply";
import { addressReply } from "./recipients";
import { findSender } from "./sender";

type Forwarded = { ticket: TicketView; message: MessageView };

/**
 * Shows one public message to people outside, with its files. On the ticket it stays an internal note, so that the
 * customer does not read of it; what they answer comes in as a proposed person's.
 */
export function forwardMessage(ctx: Ctx, input: ForwardMessage): Promise<Forwarded> {
  authorizeInside(ctx.actor, "ticket.reply");
  return inTransaction(ctx, async (ctx) => {
    const ticket = await findTicket(ctx, input.ticketId, "update");
    requireOn(ctx.actor, "reply", ticket);
    if (input.clientId !== undefined && (await isSent(ctx, input.clientId, ticket.id)))
      return {
        ticket: await readChangedTicket(ctx, ticket.id),
        message: await readMessage(ctx, input.clientId),
      };
    const source = await findPublic(ctx, input);
    const sender = await findSender(ctx, { ticketId: ticket.id, teamId: ticket.teamId });
    if (sender === null) throw conflict("No mailbox is set up or active, so nothing can be forwarded.");
    const { to, cc, bcc } = input.recipients;
    const people = await peopleOn(ctx, ticket.id, [...to, ...cc, ...bcc]);
    // Somebody who was not let in may be shown a message: that is what an agent decides here.
    const addressed = addressReply({ ...people, proposed: new Set() }, input.recipients);
    if (addressed.to.length === 0) throw invalid("recipients.to", "These are addresses of ours. Name somebody else.");
    const named = [...addressed.to, ...addressed.cc].map(({ address }) => address).join(", ");
    const { message } = await postMessage(ctx, {
      ticketId: ticket.id,
      kind: "note",
      body: { text: `Forwarded message ${source.seq} to ${named}.${input.text === "" ? "" : `\n\n${input.text}`}` },
      attachmentIds: [],
      clientId: input.clientId ?? newId(),
    });
    await queueReply(
      ctx,
      { messageId: message.id, ticket, kind: "forward" },
      { sender, addressed, quotesPrevious: false },
      {
        messageId: source.id,
        text: input.text,
        withAttachments: input.withAttachments ? "1" : "",
      },
    );
    return { ticket: await readChangedTicket(ctx, ticket.id), message: await readMessage(ctx, message.id) };
  });
}

async function isSent(ctx: Ctx, messageId: string, ticketId: string): Promise<boolean> {
  const [row] = await runStatement(
    ctx.db,
    `select 1 from deliveries d where d.workspace_id = $1 and d.message_id = $2 and d.ticket_id = $3
      and d.kind = 'forward' limit 1`,
    [ctx.workspaceId, messageId, ticketId],
  );
  return row !== undefined;
}

/** A note cannot be forwarded: it never leaves. */
async function findPublic(ctx: Ctx, { ticketId, messageId }: ForwardMessage): Promise<{ id: string; seq: number }> {
  const [row] = await runStatement<{ id: string; seq: number; kind: MessageKind }>(
    ctx.db,
    "select m.id, m.seq, m.kind from messages m where m.workspace_id = $1 and m.ticket_id = $2 and m.id = $3",
    [ctx.workspaceId, ticketId, messageId],
  );
  if (row === undefined) throw notFound("The message");
  if (row.kind === "note") throw conflict("A note never leaves. Forward a public message.", { messageId });
  return row;
}
