"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Deletes a ticket; it can be restored for some days. */
export function useRemoveTicket() {
  const tickets = useTicketCache();
  return api.ticket.remove.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, { deletedAt: new Date().toISOString() }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
