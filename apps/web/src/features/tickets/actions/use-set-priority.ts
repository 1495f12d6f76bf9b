"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Sets the priority at once. */
export function useSetPriority() {
  const tickets = useTicketCache();
  return api.ticket.setPriority.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, { priority: input.priority }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
