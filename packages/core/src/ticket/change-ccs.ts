import type { ChangeCcs, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyCcs } from "./apply-ccs";
import { changeTicket } from "./change-ticket";

export function changeCcs(ctx: Ctx, { ticketId, add, remove }: ChangeCcs): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyCcs(ctx, change, { add, remove }));
}
