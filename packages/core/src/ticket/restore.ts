import type { TicketRef, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { decideOn, isKeyTaken } from "./apply-status";
import { changeTicket } from "./change-ticket";
import { isoOf } from "./time";

export function restoreTicket(ctx: Ctx, { ticketId }: TicketRef): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "restore", async (ctx, change) => {
    const { before } = change;
    decideOn(ctx, before, { type: "restore" });
    if (before.deletedAt === null) return;
    const key = (await isKeyTaken(ctx, before)) ? { dedupKey: null } : {};
    const data = { field: "deletedAt", old: isoOf(before.deletedAt), new: null };
    change.set({ deletedAt: null, ...key }, { type: "ticket.restored", data });
  });
}
