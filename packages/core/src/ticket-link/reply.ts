import type { LinkReplyView, ReplyByTicketLink } from "@desk/contracts/ticket-link";
import { postMessage } from "../message/post";
import type { Visitor } from "../session";
import { openTicketLink, spendLinkToken } from "./open";

/** Answers on the ticket as the customer whom the link was mailed to. */
export async function replyByTicketLink(visitor: Visitor, input: ReplyByTicketLink): Promise<LinkReplyView> {
  const { ctx, ticketId, linkId } = await openTicketLink(visitor, input.token);
  await spendLinkToken(ctx, "ticket link reply", linkId);
  const { ticket } = await postMessage(ctx, {
    ticketId,
    kind: "reply",
    body: { text: input.text },
    attachmentIds: [],
    clientId: input.clientId,
  });
  return { number: ticket.number, isFollowUp: ticket.id !== ticketId };
}
