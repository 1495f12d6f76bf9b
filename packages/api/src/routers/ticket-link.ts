import {
  type LinkedTicketView,
  type LinkReplyView,
  ReadTicketLink,
  ReplyByTicketLink,
} from "@desk/contracts/ticket-link";
import { readTicketLink, replyByTicketLink } from "@desk/core/ticket-link";
import { publicProcedure, router } from "../trpc";

/** For customers without an account: the secret of the link is what they show. */
export const ticketLinkRouter = router({
  read: publicProcedure
    .input(ReadTicketLink)
    .query(({ ctx, input }): Promise<LinkedTicketView> => readTicketLink(ctx.guest, input)),
  reply: publicProcedure
    .input(ReplyByTicketLink)
    .mutation(({ ctx, input }): Promise<LinkReplyView> => replyByTicketLink(ctx.guest, input)),
});
