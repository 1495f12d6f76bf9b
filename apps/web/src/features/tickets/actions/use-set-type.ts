"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Sets what kind of request it is. */
export function useSetType() {
  const tickets = useTicketCache();
  return api.ticket.setType.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, { type: input.type }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
