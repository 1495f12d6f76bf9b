"use client";
import { api } from "@/trpc/client";
import { labelsPatch } from "./patches";
import { useTicketCache } from "./use-ticket-cache";

/** Adds and removes labels by name. */
export function useChangeLabels() {
  const tickets = useTicketCache();
  return api.ticket.changeLabels.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, labelsPatch(tickets.find(input.ticketId)?.labels ?? [], input)),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
