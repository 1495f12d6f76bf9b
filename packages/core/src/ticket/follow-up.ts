import type { FollowUpTicket, TicketView } from "@desk/contracts/ticket";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { storedBody } from "../text";
import { findTicket } from "./find";
import { makeFollowUp } from "./make-follow-up";
import { authorizeTicket, requireOn } from "./policy";
import { readChangedTicket } from "./read";

/** An agent goes on with a closed matter in a new ticket. */
export async function followUpTicket(ctx: Ctx, { ticketId, body, subject }: FollowUpTicket): Promise<TicketView> {
  authorizeTicket(ctx.actor, "followUp");
  return inTransaction(ctx, async (ctx) => {
    const ticket = await findTicket(ctx, ticketId);
    requireOn(ctx.actor, "followUp", ticket);
    if (ticket.deletedAt !== null) throw conflict("This ticket is deleted. Restore it first.", { ticketId });
    if (ticket.category !== "closed")
      throw conflict("Only a closed ticket needs a follow-up. Reply to it.", { ticketId });
    const [madeId] = await makeFollowUp(ctx, ticket, { body: storedBody(body), subject });
    return readChangedTicket(ctx, madeId);
  });
}
