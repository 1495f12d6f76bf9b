import type { TicketRef, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyRemoval } from "./apply-removal";
import { changeTicket } from "./change-ticket";

/** Puts the ticket out of every list. It can be restored until it is purged. */
export function removeTicket(ctx: Ctx, { ticketId }: TicketRef): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "delete", async (ctx, change) =>
    applyRemoval(ctx, change, { event: "ticket.deleted" }),
  );
}
