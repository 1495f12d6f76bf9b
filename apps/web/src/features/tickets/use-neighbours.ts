"use client";
import { viewCount } from "@/lib/words";
import { api } from "@/trpc/client";
import { askTicketFocus, setFocusedId } from "./focus";
import { listKey } from "./list-state";
import { useWorkspace } from "./workspace-context";

type Neighbours = {
  isInView: boolean;
  /** From 1; null where it is not known. */
  position: number | null;
  total: string;
  previous: number | null;
  next: number | null;
  step: (by: 1 | -1) => void;
};

/** Where a ticket stands in the view it was opened from. */
export function useNeighbours(number: number | null): Neighbours {
  const { list, listState, openTicket } = useWorkspace();
  const row = number === null ? undefined : list.rows.find((each) => each.number === number);
  const place = row && list.placeOf(row.id);
  const before = place === undefined ? undefined : list.rowAt(place - 1);
  const after = place === undefined ? undefined : list.rowAt(place + 1);
  // At the edge of what is loaded, and on a ticket opened by its address, the server knows the way.
  const isAsked = number !== null && listState !== null && listState.view !== "search" && (!before || !after);
  const { limit: _limit, cursor: _cursor, direction: _direction, ...filter } = list.input;
  const asked = api.ticket.neighbours.useQuery(
    { ...filter, number: number ?? 1 },
    { enabled: isAsked && list.shown.isReady, staleTime: 30_000, refetchOnWindowFocus: false, retry: false },
  );
  const previous = before?.number ?? (isAsked ? asked.data?.previous : undefined) ?? null;
  const next = after?.number ?? (isAsked ? asked.data?.next : undefined) ?? null;

  return {
    isInView: place !== undefined || previous !== null || next !== null || asked.data?.position != null,
    position: place === undefined ? (asked.data?.position ?? null) : place + 1,
    total: list.total === null ? `${list.layout.rowCount}+` : viewCount(list.total),
    previous,
    next,
    step(by) {
      const to = by > 0 ? next : previous;
      const target = by > 0 ? after : before;
      if (to === null || !listState) return;
      if (target) setFocusedId(listKey(listState), target.id, list.placeOf(target.id) ?? null);
      askTicketFocus();
      openTicket(to, "replace");
    },
  };
}
