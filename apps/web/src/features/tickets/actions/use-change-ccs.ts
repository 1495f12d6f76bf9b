"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Adds and removes people who get every public reply. A new address may make a customer, so nothing is guessed ahead. */
export function useChangeCcs() {
  const tickets = useTicketCache();
  return api.ticket.changeCcs.useMutation({
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
