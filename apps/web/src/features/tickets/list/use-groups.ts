"use client";
import type { ListTicketsInput } from "@desk/contracts/ticket";
import { useMemo } from "react";
import { api } from "@/trpc/client";
import type { ShownView } from "../shown-view";
import { oneList, type Part, partsInTurn, type Source } from "./paging/source";
import { partOfList } from "./part-of-list";

/** The groups of a list: what they hold, and where their rows come from. */
export function useGroups(input: ListTicketsInput, { group, sort }: ShownView, isEnabled: boolean) {
  const { limit: _limit, cursor: _cursor, direction: _direction, ...filter } = input;
  // Where the order begins with what the rows are put together by, one list has its groups one after the other.
  const isInOrder = group === null || sort[0]?.by === group;
  const groups = api.ticket.groups.useQuery(
    { ...filter, by: group ?? "status", limit: 0 },
    { enabled: isEnabled && group !== null, staleTime: 30_000, refetchOnWindowFocus: false },
  );
  const found = groups.data?.groups;
  const source = useMemo<Source>(() => {
    const parts = (found ?? []).map(({ key }): Part => ({ key, input: partOfList(input, group ?? "status", key) }));
    const [first, ...rest] = parts;
    return isInOrder || !first ? oneList(input) : partsInTurn([first, ...rest]);
  }, [input, group, isInOrder, found]);
  return {
    source,
    isLoading: !isInOrder && groups.isLoading,
    error: isInOrder ? null : groups.error,
    retry: () => void groups.refetch(),
    countOf: (key: string) => found?.find((each) => each.key === key)?.count,
    nameOf: (key: string) => found?.find((each) => each.key === key)?.name ?? undefined,
  };
}
