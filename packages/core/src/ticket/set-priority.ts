import type { SetPriority, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyField } from "./apply-field";
import { changeTicket } from "./change-ticket";

export function setPriority(ctx: Ctx, { ticketId, version, priority }: SetPriority): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyField(ctx, change, "priority", priority, version));
}
