"use client";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Says who asks. The card beside the thread follows once the server knows the person. */
export function useChangeRequester() {
  const tickets = useTicketCache();
  return api.ticket.changeRequester.useMutation({
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
