import type { ChangeRequester, TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { findOrCreateCustomer } from "../customer";
import { revokeTicketLinks } from "../ticket-link/revoke";
import { decideOn } from "./apply-status";
import { changeTicket } from "./change-ticket";
import { removeLinks } from "./links";
import { refuseStale } from "./stale";

/** Gives the ticket to another customer. Messages sent so far stay with whoever they went to. */
export function changeRequester(ctx: Ctx, { ticketId, version, requester }: ChangeRequester): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", async (ctx, change) => {
    const { before } = change;
    decideOn(ctx, before, { type: "edit" });
    const next = await findOrCreateCustomer(ctx, requester);
    if (next.id === before.requesterId) return;
    await refuseStale(ctx, before, { version, field: "requester", mine: next.id, theirs: before.requesterId });
    await removeLinks(ctx, "ticket_ccs", ticketId, [next.id]);
    await revokeTicketLinks(ctx, ticketId, before.requesterId);
    change.set(
      { requesterId: next.id, organizationId: next.organizationId },
      {
        type: "ticket.requester_changed",
        data: {
          field: "requester",
          old: { id: before.requesterId, name: before.requesterName },
          new: { id: next.id, name: next.name },
        },
      },
    );
  });
}
