"use client";
import { useMe } from "@/lib/me";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Takes an unassigned ticket; when somebody was faster, their name comes back. */
export function useClaim() {
  const tickets = useTicketCache();
  const me = useMe()?.user;
  return api.ticket.claim.useMutation({
    onMutate: ({ ticketId }) => tickets.change(ticketId, me ? { assignee: { id: me.id, name: me.name } } : {}),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
