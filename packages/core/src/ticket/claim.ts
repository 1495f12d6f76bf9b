import type { TicketRef, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { conflict, forbidden } from "../error";
import { applyAssignment } from "./apply-assignment";
import { changeTicket } from "./change-ticket";

/** Takes an unassigned ticket for me. The row lock makes one of many racing agents the owner; the others learn who. */
export async function claimTicket(ctx: Ctx, { ticketId }: TicketRef): Promise<TicketView> {
  const { actor } = ctx;
  if (actor.kind !== "agent") throw forbidden("Only a person can claim a ticket.");
  return changeTicket(ctx, ticketId, "assign", async (ctx, change) => {
    const { assigneeId, assigneeName } = change.before;
    if (assigneeId !== null && assigneeId !== actor.userId) {
      throw conflict(`${assigneeName ?? "Somebody"} took this ticket first.`, {
        assignee: { id: assigneeId, name: assigneeName },
      });
    }
    await applyAssignment(ctx, change, actor.userId);
  });
}
