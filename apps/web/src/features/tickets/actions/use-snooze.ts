"use client";
import { useMe } from "@/lib/me";
import { api } from "@/trpc/client";
import { useTicketCache } from "./use-ticket-cache";

/** Puts a ticket to sleep at once; a refusal wakes it again. */
export function useSnooze() {
  const tickets = useTicketCache();
  const me = useMe()?.user;
  return api.ticket.snooze.useMutation({
    onMutate: ({ ticketId, until }) =>
      tickets.change(ticketId, { snoozedUntil: until, snoozedBy: me ? { id: me.id, name: me.name } : null }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}

/** Brings it back into the queues. */
export function useWake() {
  const tickets = useTicketCache();
  return api.ticket.wake.useMutation({
    onMutate: ({ ticketId }) => tickets.change(ticketId, { snoozedUntil: null, snoozedBy: null }),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
