import type { ChangeLabels, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyLabels } from "./apply-labels";
import { changeTicket } from "./change-ticket";

export function changeLabels(ctx: Ctx, { ticketId, add, remove }: ChangeLabels): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyLabels(ctx, change, { add, remove }));
}
