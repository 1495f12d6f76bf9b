"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Brings a deleted ticket back. */
export function useRestoreTicket() {
  const tickets = useTicketCache();
  return api.ticket.restore.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, { deletedAt: null }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
