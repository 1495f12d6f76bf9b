import type { TicketRef, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { decideOn } from "./apply-status";
import { changeTicket } from "./change-ticket";

/** Puts the ticket out of every list. It can be restored until it is purged. */
export function removeTicket(ctx: Ctx, { ticketId }: TicketRef): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "delete", async (ctx, change) => {
    decideOn(ctx, change.before, { type: "delete" });
    if (change.before.deletedAt !== null) return;
    const deletedAt = ctx.now().toISOString();
    change.set({ deletedAt }, { type: "ticket.deleted", data: { field: "deletedAt", old: null, new: deletedAt } });
  });
}
