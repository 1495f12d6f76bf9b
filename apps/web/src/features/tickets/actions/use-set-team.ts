"use client";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";
import { teamPatch } from "./patches";
import { useTicketCache } from "./use-ticket-cache";

/** Moves a ticket to a team, or out of one. */
export function useSetTeam() {
  const tickets = useTicketCache();
  const { teams } = useDirectory();
  return api.ticket.setTeam.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, teamPatch(teams, input.teamId)),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
