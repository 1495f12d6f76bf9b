"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Renames the ticket. */
export function useSetSubject() {
  const tickets = useTicketCache();
  return api.ticket.setSubject.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, { subject: input.subject }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
