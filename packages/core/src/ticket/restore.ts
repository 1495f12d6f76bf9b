import type { TicketRef, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyRestore } from "./apply-removal";
import { changeTicket } from "./change-ticket";

export function restoreTicket(ctx: Ctx, { ticketId }: TicketRef): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "restore", applyRestore);
}
