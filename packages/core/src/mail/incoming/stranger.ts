import { findOrCreateCustomer } from "../../customer";
import { customerAuthor } from "../../message/author";
import { applyWake } from "../../snooze/apply-wake";
import { TicketChange } from "../../ticket/change";
import { findTicket } from "../../ticket/find";
import { answersByItself, append } from "./append";
import { customerCtx, type Delivered, type Delivery } from "./delivery";
import { proposeParticipant } from "./proposals";

/**
 * Somebody who found the way to a ticket without standing on it: agents see what he says and decide, nobody else does.
 * It changes no status and tells him nothing, whatever he refers to (C03). A snoozed ticket wakes, since somebody has to
 * decide; a machine's mail wakes nothing.
 */
export async function keepStranger(delivery: Delivery, ticketId: string): Promise<Delivered> {
  const { ctx, sender } = delivery;
  const { name, address } = sender;
  const customer = await findOrCreateCustomer(ctx, { email: address, ...(name === "" ? {} : { name }) });
  const ticket = await findTicket(ctx, ticketId, "update");
  if (ticket.category === "closed") return { kind: "elsewhere", reason: `#${ticket.number} is closed and not theirs.` };
  const change = new TicketChange(ticket);
  await proposeParticipant(delivery, change, { customerId: customer.id, address });
  if (!answersByItself(delivery)) applyWake(change, "customer");
  const author = customerAuthor(customer.id);
  return append(delivery, customerCtx(ctx, customer.id), change, {
    kind: "reply",
    author,
    isQuiet: true,
    isProposed: true,
  });
}
