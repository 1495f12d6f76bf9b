import type { SetSubject, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyField } from "./apply-field";
import { changeTicket } from "./change-ticket";

export function setSubject(ctx: Ctx, { ticketId, version, subject }: SetSubject): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", (ctx, change) => applyField(ctx, change, "subject", subject, version));
}
