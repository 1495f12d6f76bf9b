import type { EventType } from "@desk/contracts/words";
import type { Ctx } from "../../context";
import { saveTicket, TicketChange } from "../../ticket/change";
import { findTicket } from "../../ticket/find";

type Told = { id: string; ticketId: string | null; messageId: string | null; kind: string; toAddress: string };
type DeliveryEvent = Extract<EventType, `delivery.${string}`>;

/** Writes into the ticket's history what became of one of its mails. Mails of the product have no ticket. */
export async function tellTicket(ctx: Ctx, delivery: Told, type: DeliveryEvent, reason: string | null): Promise<void> {
  const { id, ticketId, messageId, kind, toAddress } = delivery;
  if (ticketId === null || messageId === null) return;
  const ticket = await findTicket(ctx, ticketId, "update");
  const data = { deliveryId: id, messageId, kind, address: toAddress, ...(reason === null ? {} : { reason }) };
  await saveTicket(ctx, new TicketChange(ticket).set({}, { type, data }));
}
