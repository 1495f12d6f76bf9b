import type { MarkSpam } from "@desk/contracts/bulk";
import type { TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applySpam } from "./apply-spam";
import { changeTicket } from "./change-ticket";

/** Puts spam out of every list and, when asked for, lets its sender in no more. Restoring brings the ticket back. */
export function markSpam(ctx: Ctx, { ticketId, blocksSender }: MarkSpam): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "delete", (ctx, change) => applySpam(ctx, change, { blocksSender }));
}
