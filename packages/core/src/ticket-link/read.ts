import type { MessageView } from "@desk/contracts/ticket";
import type { LinkedMessage, LinkedTicketView, ReadTicketLink, RequestState } from "@desk/contracts/ticket-link";
import type { StatusCategory } from "@desk/contracts/words";
import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import { readThread } from "../message/thread";
import type { Visitor } from "../session";
import { readTicket } from "../ticket/read";
import { openTicketLink } from "./open";

const stateOf = {
  new: "working",
  open: "working",
  on_hold: "working",
  pending: "waiting",
  solved: "solved",
  closed: "solved",
} as const satisfies Record<StatusCategory, RequestState>;

/** The public conversation of the one ticket that the link opens, newest page first. */
export async function readTicketLink(visitor: Visitor, { token, cursor }: ReadTicketLink): Promise<LinkedTicketView> {
  const { ctx, ticketId, expiresAt } = await openTicketLink(visitor, token);
  const [ticket, thread, [workspace]] = await Promise.all([
    readTicket(ctx, { ticketId }),
    readThread(ctx, { ticketId, beforeSeq: cursor, limit: 50 }),
    ctx.db.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, ctx.workspaceId)),
  ]);
  return {
    workspaceName: workspace?.name ?? "",
    number: ticket.number,
    subject: ticket.subject,
    state: stateOf[ticket.status],
    messages: thread.messages.map((message) => present(message, ctx.actor.customerId)),
    hasOlder: thread.hasOlder,
    expiresAt,
  };
}

const present = (message: MessageView, customerId: string): LinkedMessage => ({
  seq: message.seq,
  author: {
    kind: message.author.kind,
    name: message.author.name,
    isMe: message.author.kind === "customer" && message.author.id === customerId,
  },
  text: message.text,
  html: message.html,
  quotedAt: message.quotedAt,
  attachments: message.attachments,
  createdAt: message.createdAt,
});
