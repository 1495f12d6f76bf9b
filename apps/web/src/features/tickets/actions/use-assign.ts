"use client";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";
import { assigneePatch } from "./patches";
import { useTicketCache } from "./use-ticket-cache";

/** Gives a ticket to somebody, or to nobody. */
export function useAssign() {
  const tickets = useTicketCache();
  const { users } = useDirectory();
  return api.ticket.assign.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, assigneePatch(users, input.assigneeId)),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
