import type { SetNotes, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyField } from "./apply-field";
import { changeTicket } from "./change-ticket";

export function setNotes(ctx: Ctx, { ticketId, version, notes }: SetNotes): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyField(ctx, change, "notes", notes, version));
}
