"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Saves the pinned notes. The field itself shows what was typed, so nothing is changed ahead of the answer. */
export function useSetNotes() {
  const tickets = useTicketCache();
  return api.ticket.setNotes.useMutation({
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
