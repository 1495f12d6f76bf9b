"use client";
import { announce } from "@desk/ui/announcer";
import { useEffect, useState } from "react";
import { countOf } from "@/lib/words";
import { api } from "@/trpc/client";
import type { TicketList } from "../use-ticket-list";

const everyMs = 30_000;
const seenMax = 20;

/** How many tickets came to the top of the list since it was loaded. They wait until they are asked for. */
export function useNewRows(list: TicketList) {
  const { input, rows, state } = list;
  const isLoaded = rows.length > 0 && state.view !== "search" && list.shown.layout !== "board";
  const { data } = api.ticket.list.useQuery(
    { ...input, limit: seenMax },
    { enabled: isLoaded, refetchInterval: everyMs, staleTime: everyMs, initialDataUpdatedAt: 0 },
  );
  const [told, setTold] = useState(0);
  const count = isLoaded ? (data?.data.filter((row) => !list.isKnown(row.id)).length ?? 0) : 0;

  if (count === 0 && told !== 0) setTold(0);
  useEffect(() => {
    if (count <= told) return;
    setTold(count);
    announce(`${countOf(count, "new ticket")} in this list`);
  }, [count, told]);

  // Only the first page: rows further down are loaded again when they come into sight.
  return { count, show: list.restart };
}
