import type { ChangeFollowers, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyFollowers } from "./apply-followers";
import { changeTicket } from "./change-ticket";

export function changeFollowers(ctx: Ctx, { ticketId, add, remove }: ChangeFollowers): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyFollowers(ctx, change, { add, remove }));
}
