"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";
import { followersPatch } from "./patches";
import { findOpen, useTicketCache } from "./use-ticket-cache";

/** Adds and removes colleagues who want to hear of the ticket. */
export function useChangeFollowers() {
  const tickets = useTicketCache();
  const client = useQueryClient();
  const { users } = useDirectory();
  const findFollowers = (ticketId: string) => findOpen(client, ticketId)?.ticket.followers ?? [];
  return api.ticket.changeFollowers.useMutation({
    onMutate: (input) => tickets.change(input.ticketId, followersPatch(findFollowers(input.ticketId), users, input)),
    onError: (_error, _input, rollback) => rollback?.(),
    onSuccess: (ticket) => tickets.show(ticket),
    onSettled: (_ticket, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
