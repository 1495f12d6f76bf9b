import { ccsMax, ccsOf } from "../../ticket/ccs";
import type { TicketChange } from "../../ticket/change";
import { joinTicket } from "../../ticket/join";
import type { Delivery } from "./delivery";
import { customersOf, othersOf } from "./people";
import { proposeParticipant } from "./proposals";

/**
 * People whom an answer brings along. Proven to be from someone on the ticket it puts them on copy; unproven, an agent
 * decides: a forged sender must not get himself the history (C01). In an archive the author himself joins.
 */
export async function copyPeople(delivery: Delivery, change: TicketChange, authorId?: string | null): Promise<void> {
  const { ctx, sight } = delivery;
  const { id: ticketId, requesterId } = change.before;
  const others = sight.mail.isArchive ? [] : othersOf(sight);
  if (others.length === 0 && !authorId) return;
  const current = await ccsOf(ctx, ticketId);
  const customers = await customersOf(ctx, others);
  const isThere = (id: string) => id === requesterId || current.some((cc) => cc.id === id);
  const joining = [...customers].map(([address, { id }]) => ({ id, address }));
  if (authorId) joining.push({ id: authorId, address: delivery.sender.address });
  const fresh = joining.filter(({ id }) => !isThere(id));
  if (sight.mail.isArchive || sight.authentication.verdict === "pass") {
    await joinTicket(ctx, change, fresh.slice(0, Math.max(0, ccsMax - current.length)));
    return;
  }
  for (const { id, address } of fresh) await proposeParticipant(delivery, change, { customerId: id, address });
}
