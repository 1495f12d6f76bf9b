"use client";
import type { ListTicketsInput, TicketRow } from "@desk/contracts/ticket";
import { useMemo } from "react";
import { viewCount } from "@/lib/words";
import { api } from "@/trpc/client";
import { focusedRowOf } from "./focus";
import { groupKeyOf } from "./list/grouping";
import type { Layout } from "./list/paging/chain";
import { usePages } from "./list/paging/use-pages";
import { useGroups } from "./list/use-groups";
import { asTheViewSays, hasFilters, type ListState, listKey, writeSort } from "./list-state";
import { type ShownNow, useShownView } from "./use-shown-view";

export type ListedTicket = TicketRow & {
  /** Of a search: where the words stand. */
  snippet?: string | null;
};
export type TicketList = {
  state: ListState;
  /** What the view and the address together say. */
  shown: ShownNow;
  /** The call that fetches it, for those who look for newer rows or act on all of them. */
  input: ListTicketsInput;
  /** Loaded rows in their order: those around the ones in sight. */
  rows: readonly ListedTicket[];
  layout: Layout;
  /** Names the list and its grouping, for the window of pages in sight. */
  pagesKey: string;
  /** The row at a place of the list; undefined while it is not loaded. */
  rowAt: (place: number) => ListedTicket | undefined;
  /** These tickets as they were last seen, in the order of the list as far as it is loaded. */
  rowsOf: (ids: readonly string[]) => ListedTicket[];
  /** The place of a loaded ticket, by id. */
  placeOf: (id: string) => number | undefined;
  /** Null while it is not known. */
  total: number | null;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: unknown;
  retry: () => void;
  restart: () => void;
  isKnown: (id: string) => boolean;
  /** How many stand in a group, where it is known. */
  groupCount: (key: string) => string | undefined;
  groupName: (key: string) => string | undefined;
  customers: readonly { id: string; name: string; email: string | null }[];
};

/** Rows that were loaded lately, for those that are selected and scrolled away. */
const lately = new Map<string, ListedTicket>();
const latelyMax = 2_000;
const lastSeen = (id: string) => lately.get(id);
function remember(row: ListedTicket): void {
  if (lately.get(row.id) === row) return;
  lately.delete(row.id);
  lately.set(row.id, row);
  const [oldest] = lately.keys();
  if (lately.size > latelyMax && oldest !== undefined) lately.delete(oldest);
}

const nothing: ListState = { ...asTheViewSays, view: "", q: "" };

function toInput({ view, query, sort }: ShownNow["asked"]): ListTicketsInput {
  return {
    view,
    limit: 50,
    ...(query ? { query } : {}),
    ...(sort && sort.length > 0 ? { sort: writeSort(sort) } : {}),
  };
}

/** The rows of a view or of a search. Own changes are patched in place, so nothing jumps. */
export function useTicketList(list: ListState | null): TicketList {
  const state = list ?? nothing;
  const shown = useShownView(state);
  const isSearch = state.view === "search";
  const { view, query, sort } = shown.asked;
  const input = useMemo(() => toInput({ view, query, sort }), [view, query, sort]);
  const { group } = shown;
  const groupOf = useMemo(() => (row: TicketRow) => groupKeyOf(row, group), [group]);
  const isListed = list !== null && !isSearch && shown.isReady && shown.layout !== "board";
  const groups = useGroups(input, shown, isListed);
  const key = listKey(state);
  const pagesKey = `${key} ${group ?? ""}`;
  const pages = usePages({
    key: pagesKey,
    source: groups.source,
    isEnabled: isListed && !groups.isLoading,
    groupOf,
    focusedRow: focusedRowOf(key),
  });
  const found = api.ticket.search.useQuery(
    { q: state.q, limit: 50, facets: true },
    { enabled: isSearch && state.q.trim() !== "", staleTime: 30_000, refetchOnWindowFocus: false },
  );
  const counts = api.ticket.counts.useQuery(undefined, { staleTime: 30_000 }).data;

  const placed = useMemo<ReadonlyMap<number, ListedTicket>>(
    () => (isSearch ? new Map((found.data?.tickets ?? []).map((row, at) => [at, row])) : pages.rows),
    [isSearch, found.data, pages.rows],
  );
  const rows = useMemo(() => [...placed.values()], [placed]);
  const places = useMemo(() => new Map([...placed].map(([place, { id }]) => [id, place])), [placed]);
  const layout = useMemo<Layout>(
    () => (isSearch ? { starts: [0], rowCount: placed.size, heads: [] } : pages.layout),
    [isSearch, placed.size, pages.layout],
  );
  const hasMore = !isSearch && pages.hasMore;
  for (const row of rows) remember(row);
  const error = isSearch ? found.error : (shown.error ?? groups.error ?? pages.error);
  const isCounted = !hasFilters(state) && !counts?.atLeast.includes(state.view);
  const counted = isCounted ? counts?.counts[state.view] : undefined;

  return {
    state,
    shown,
    input,
    rows,
    layout,
    pagesKey,
    rowAt: (place) => placed.get(place),
    rowsOf: (ids) => ids.flatMap((id) => placed.get(places.get(id) ?? -1) ?? lastSeen(id) ?? []),
    placeOf: (id) => places.get(id),
    total: isSearch ? (found.isSuccess ? rows.length : null) : hasMore ? (counted ?? null) : layout.rowCount,
    hasMore,
    isLoading: isSearch ? found.isLoading : error === null && (pages.isLoading || !shown.isReady),
    isLoadingMore: pages.isLoadingMore,
    error,
    retry: isSearch
      ? () => void found.refetch()
      : () => {
          if (shown.error) shown.retry();
          if (groups.error) groups.retry();
          pages.retry();
        },
    restart: pages.restart,
    isKnown: pages.isKnown,
    groupCount: (group) => {
      const count = groups.countOf(group) ?? countInLayout(layout, hasMore, group);
      return count === undefined ? undefined : viewCount(count);
    },
    groupName: groups.nameOf,
    customers: found.data?.customers ?? [],
  };
}

/** A group is counted where the next one begins, or where the list ends. */
function countInLayout({ heads, rowCount }: Layout, hasMore: boolean, key: string): number | undefined {
  const at = heads.findIndex((head) => head.key === key);
  const head = heads[at];
  const end = heads[at + 1]?.row ?? (hasMore ? undefined : rowCount);
  return head && end !== undefined ? end - head.row : undefined;
}
