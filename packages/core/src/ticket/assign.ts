import type { AssignTicket, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyAssignment } from "./apply-assignment";
import { changeTicket } from "./change-ticket";

export function assignTicket(ctx: Ctx, { ticketId, version, assigneeId }: AssignTicket): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "assign", (ctx, change) => applyAssignment(ctx, change, assigneeId, version));
}
