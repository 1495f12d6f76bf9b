"use client";
import type { ListTicketsInput } from "@desk/contracts/ticket";
import type { BoardField } from "@desk/contracts/view-words";
import { useMe } from "@/lib/me";
import { api } from "@/trpc/client";
import type { ListedTicket } from "../../use-ticket-list";
import { groupKeyOf } from "../grouping";
import { partOfList } from "../part-of-list";
import { columnKeys } from "./columns";

const pageSize = 25;

export type BoardColumn = {
  key: string;
  /** Of a person; null where the key is a word of the product. */
  name: string | null;
  count: number;
  isAtLeast: boolean;
  cards: ListedTicket[];
  hasMore: boolean;
};

/** The columns of a board, each a list of its own. A card stands where its ticket stands now, wherever it was loaded. */
export function useBoard(input: ListTicketsInput, by: BoardField, more: ReadonlyMap<string, number>) {
  const me = useMe()?.user.id ?? "";
  const { limit: _limit, cursor: _cursor, direction: _direction, ...filter } = input;
  const parts = api.ticket.groups.useQuery({ ...filter, by, limit: 0 }, { staleTime: 30_000 });
  const found = parts.data?.groups ?? [];
  const keys = columnKeys(
    by,
    found.map(({ key }) => key),
    me,
  );
  const lists = api.useQueries((t) =>
    keys.map((key) =>
      t.ticket.list(
        { ...partOfList(input, by, key), limit: Math.min(100, pageSize * (1 + (more.get(key) ?? 0))) },
        { enabled: parts.isSuccess, staleTime: 30_000, refetchOnWindowFocus: false },
      ),
    ),
  );
  const loaded = new Map(lists.flatMap(({ data }) => data?.data ?? []).map((ticket) => [ticket.id, ticket]));
  const columns = keys.map((key, at): BoardColumn => {
    const own = lists[at]?.data?.data ?? [];
    const ownIds = new Set(own.map(({ id }) => id));
    const moved = [...loaded.values()].filter((ticket) => groupKeyOf(ticket, by) === key && !ownIds.has(ticket.id));
    const staying = own.filter((ticket) => groupKeyOf(ticket, by) === key && !ticket.deletedAt);
    const part = found.find((each) => each.key === key);
    return {
      key,
      name: part?.name ?? null,
      count: Math.max(0, (part?.count ?? 0) + moved.length - (own.length - staying.length)),
      isAtLeast: part?.isAtLeast ?? false,
      cards: [...moved, ...staying],
      hasMore: (lists[at]?.data?.hasMore ?? false) && (more.get(key) ?? 0) < 3,
    };
  });
  const failed = lists.find(({ error }) => error !== null);
  return {
    columns,
    isLoading: parts.isLoading || (lists.some(({ isLoading }) => isLoading) && loaded.size === 0),
    error: parts.error ?? failed?.error ?? null,
    retry: () => {
      if (parts.error) void parts.refetch();
      for (const list of lists) if (list.error) void list.refetch();
    },
  };
}
