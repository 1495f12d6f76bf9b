import type { SetType, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyField } from "./apply-field";
import { changeTicket } from "./change-ticket";

export function setType(ctx: Ctx, { ticketId, version, type }: SetType): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyField(ctx, change, "type", type, version));
}
