"use client";
import { StatusIcon } from "@desk/ui/status-icon";
import { useDeferredValue } from "react";
import { closeLayer } from "@/lib/layers";
import { useDirectory } from "@/lib/me";
import { push } from "@/lib/navigation";
import { api } from "@/trpc/client";
import type { MenuEntry } from "./menu-entry";

/** Tickets and customers the server finds for the words; a number alone jumps. */
export function useFoundTickets(query: string, isWanted: boolean): MenuEntry[] {
  const wish = useDeferredValue(query.trim());
  const number = /^#?(\d{1,15})$/u.exec(query.trim())?.[1];
  const { teams } = useDirectory();
  const { data } = api.ticket.search.useQuery(
    { q: wish, limit: 6 },
    { enabled: isWanted && wish.length > 1, staleTime: 30_000, placeholderData: (before) => before },
  );
  if (!isWanted || query.trim() === "") return [];
  const open = (href: string) => () => {
    closeLayer();
    push(href);
  };
  return [
    ...(number
      ? [
          {
            id: "jump",
            group: "Tickets",
            label: `Open ticket #${number}`,
            isFound: true,
            run: open(`/tickets/${number}`),
          },
        ]
      : []),
    ...(data?.tickets ?? []).map((ticket) => ({
      id: ticket.id,
      group: "Tickets",
      label: `#${ticket.numberText} ${ticket.subject}`,
      icon: <StatusIcon status={ticket.status} />,
      context: teams.find((team) => team.id === ticket.teamId)?.name,
      isFound: true,
      run: open(`/tickets/${ticket.number}`),
    })),
    ...(data?.customers ?? []).map((customer) => ({
      id: customer.id,
      group: "Customers",
      label: customer.name,
      context: customer.email,
      isFound: true,
      run: open(`/customers/${customer.id}`),
    })),
    {
      id: "search",
      group: "Search",
      label: `Search everything for “${query.trim()}”`,
      isFound: true,
      run: open(`/search?q=${encodeURIComponent(query.trim())}`),
    },
  ];
}
