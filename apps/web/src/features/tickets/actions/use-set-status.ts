"use client";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";
import { statusPatch } from "./patches";
import { useTicketCache } from "./use-ticket-cache";

/** Sets a status at once; a refusal brings the old one back. */
export function useSetStatus() {
  const tickets = useTicketCache();
  const { statuses } = useDirectory();
  return api.ticket.setStatus.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, statusPatch(statuses, input)),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
