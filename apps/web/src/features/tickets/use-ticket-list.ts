"use client";
import type { ListTicketsInput, TicketRow } from "@desk/contracts/ticket";
import { useMemo } from "react";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";
import { hasFilters, type ListState } from "./list-state";

export type ListedTicket = TicketRow & { snippet?: string | null };
export type TicketList = {
  state: ListState;
  /** The call that fetches it, for those who look for newer rows. */
  input: ListTicketsInput;
  rows: readonly ListedTicket[];
  /** Null while it is not known. */
  total: number | null;
  hasMore: boolean;
  loadMore: () => void;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: unknown;
  retry: () => void;
  customers: readonly { id: string; name: string; email: string | null }[];
};

/** Filters as the call wants them: teams by id. */
function toInput(state: ListState, teamIdOf: (slug: string) => string | undefined): ListTicketsInput {
  const teamId = state.team ? (teamIdOf(state.team) ?? state.team) : undefined;
  return {
    view: state.view,
    limit: 50,
    ...(state.q ? { q: state.q } : {}),
    ...(state.status.length > 0 ? { status: [...state.status] } : {}),
    ...(state.priority.length > 0 ? { priority: [...state.priority] } : {}),
    ...(teamId ? { teamId } : {}),
    ...(state.assignee ? { assigneeId: state.assignee } : {}),
    ...(state.label ? { label: state.label } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.order ? { order: state.order } : {}),
  };
}

const nothing: ListState = {
  view: "",
  q: "",
  status: [],
  priority: [],
  team: null,
  assignee: null,
  label: null,
  sort: null,
  order: null,
};

/** The rows of a view or of a search, page after page. Own changes are patched in place, so nothing jumps. */
export function useTicketList(list: ListState | null): TicketList {
  const state = list ?? nothing;
  const { teams } = useDirectory();
  const isSearch = state.view === "search";
  const input = toInput(state, (slug) => teams.find((team) => team.slug === slug)?.id);
  const isTeamKnown = state.team === null || teams.length > 0;

  const pages = api.ticket.list.useInfiniteQuery(input, {
    enabled: list !== null && !isSearch && isTeamKnown,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const found = api.ticket.search.useQuery(
    { q: state.q, limit: 50, facets: true },
    { enabled: list !== null && isSearch && state.q.trim() !== "", staleTime: 30_000, refetchOnWindowFocus: false },
  );
  const counts = api.ticket.counts.useQuery(undefined, { staleTime: 30_000 }).data?.counts;

  const rows = useMemo<readonly ListedTicket[]>(
    () => (isSearch ? (found.data?.tickets ?? []) : (pages.data?.pages.flatMap((page) => page.data) ?? [])),
    [isSearch, found.data, pages.data],
  );
  const hasMore = !isSearch && pages.hasNextPage;
  const counted = hasFilters(state) ? undefined : counts?.[state.view];
  const active = isSearch ? found : pages;

  return {
    state,
    input,
    rows,
    total: !hasMore && !active.isPending ? rows.length : (counted ?? null),
    hasMore,
    loadMore: () => void pages.fetchNextPage(),
    isLoading: active.isLoading || !isTeamKnown,
    isLoadingMore: pages.isFetchingNextPage,
    error: active.error,
    retry: () => void active.refetch(),
    customers: found.data?.customers ?? [],
  };
}
