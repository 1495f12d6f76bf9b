import type { SetTeam, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyTeam } from "./apply-team";
import { changeTicket } from "./change-ticket";

export function setTeam(ctx: Ctx, { ticketId, version, teamId }: SetTeam): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "setTeam", (ctx, change) => applyTeam(ctx, change, teamId, version));
}
