import type { SetStatus, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { applyStatus, type StatusTarget } from "./apply-status";
import { changeTicket } from "./change-ticket";

export function setStatus(ctx: Ctx, { ticketId, version, status, statusId }: SetStatus): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "setStatus", (ctx, change) =>
    applyStatus(ctx, change, targetOf({ status, statusId }), version),
  );
}

/** The schema has seen to it that one of the two is given. */
export const targetOf = ({ status, statusId }: Pick<SetStatus, "status" | "statusId">): StatusTarget =>
  statusId === undefined ? { category: status ?? "open" } : { statusId };
