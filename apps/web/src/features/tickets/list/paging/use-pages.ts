"use client";
import type { TicketPage, TicketRow } from "@desk/contracts/ticket";
import { useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useEffect, useMemo, useReducer, useRef } from "react";
import { api } from "@/trpc/client";
import { type Chain, cursorOf, isWhole, type Layout, layOut, learn, pageOf } from "./chain";
import { chainOf, forgetList, isSeen, keepChain, type PageWindow, useWindow } from "./kept-lists";
import type { Source } from "./source";

/** Pages kept on each side of those in sight; farther ones are let go, so that memory does not grow by scrolling. */
const keptAround = 4;
const staleMs = 60_000;
const fewRows = 30;

type Wanted = { index: number; isNear: boolean };

/** The pages to hold: in sight (fetched when missing), around them and that of the focused row (held when there). */
function wantedPages(chain: Chain, { from, to }: PageWindow, focusedPage: number | null): Wanted[] {
  const end = chain.pages.length - (isWhole(chain) ? 1 : 0);
  const first = Math.max(0, Math.min(from, end));
  // Where matches are rare a page may come short, so the next ones are asked for until there is something to see.
  const isShort = chain.pages.length > 0 && layOutOnce(chain).rowCount < fewRows;
  const last = isShort ? end : Math.max(first, Math.min(to, end));
  const indexes = new Set<number>();
  for (let index = Math.max(0, first - keptAround); index <= Math.min(end, last + keptAround); index += 1) {
    const isNear = index >= first && index <= last;
    if (isNear || index < chain.pages.length) indexes.add(index);
  }
  if (focusedPage !== null && focusedPage < chain.pages.length) indexes.add(focusedPage);
  return [...indexes].sort((a, b) => a - b).map((index) => ({ index, isNear: index >= first && index <= last }));
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, at) => Object.is(each, b[at]));

/** The same array as long as its entries are the same. */
function useStable<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  if (!isSameList(kept.current, list)) kept.current = list;
  return kept.current;
}

export type Pages = {
  layout: Layout;
  /** Loaded rows by their place in the list, in order; places between may be missing. */
  rows: ReadonlyMap<number, TicketRow>;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: unknown;
  retry: () => void;
  /** Begins again with the newest rows. */
  restart: () => void;
  isKnown: (id: string) => boolean;
};

type Options = {
  /** Of the kept pages; another grouping is another list to them. */
  key: string;
  source: Source;
  isEnabled: boolean;
  groupOf: (row: TicketRow) => string | null;
  /** The place of the row with the tab stop, whose page is kept. */
  focusedRow: number | null;
};

/** A list of any length through a window of pages: forward by cursor, back by the cursors that were seen. */
export function usePages({ key, source, isEnabled, groupOf, focusedRow }: Options): Pages {
  const client = useQueryClient();
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const view = useWindow(key);
  const known = chainOf(key);
  const focusedPage = focusedRow === null ? null : pageOf(layOutOnce(known), focusedRow);
  const wanted = wantedPages(known, view, focusedPage);
  const results = api.useQueries((t) =>
    wanted.map(({ index, isNear }) => {
      return t.ticket.list(source.requestOf(cursorOf(known, index) ?? null), {
        enabled: isEnabled && isNear,
        staleTime: staleMs,
        refetchOnWindowFocus: false,
      });
    }),
  );
  const loaded = useStable<TicketPage | undefined>(results.map(({ data }) => data));
  const indexes = useStable(wanted.map(({ index }) => index));

  const chain = useMemo(() => {
    let next = known;
    loaded.forEach((page, at) => {
      const index = indexes[at];
      if (!page || index === undefined) return;
      const cursor = cursorOf(next, index) ?? null;
      const part = source.partOf(cursor);
      const { data, nextCursor } = page;
      const placed = { data, nextCursor: source.nextOf(cursor, nextCursor) };
      next = learn(next, index, placed, part === null ? groupOf : () => part);
    });
    return next;
  }, [known, loaded, indexes, source, groupOf]);
  if (chain !== known)
    keepChain(
      key,
      chain,
      loaded.flatMap((page) => page?.data.map(({ id }) => id) ?? []),
    );

  const layout = layOutOnce(chain);
  const rows = useMemo(() => placeRows(layout, indexes, loaded), [layout, indexes, loaded]);
  const next = wantedPages(chain, view, focusedPage).length;
  useEffect(() => {
    // A page that came in says where the next one begins, which may be wanted already.
    if (chain !== known || next !== wanted.length) drawAgain();
  });

  const held = useRef<ReadonlyMap<string, readonly unknown[]>>(new Map());
  useEffect(() => {
    const now = new Map<string, readonly unknown[]>();
    for (const index of indexes) {
      const cursor = cursorOf(chain, index);
      if (cursor === undefined) continue;
      const own = getQueryKey(api.ticket.list, source.requestOf(cursor), "query");
      now.set(JSON.stringify(own), own);
    }
    const isStill = [...held.current.keys()].some((each) => now.has(each));
    // Pages of another list are kept for the way back; pages that were scrolled past are let go.
    if (isStill)
      for (const [name, own] of held.current) if (!now.has(name)) client.removeQueries({ queryKey: own, exact: true });
    held.current = now;
  });

  const near = results.filter((_result, at) => wanted[at]?.isNear);
  const failed = near.find(({ error, data }) => error !== null && data === undefined);
  return {
    layout,
    rows,
    hasMore: !isWhole(chain),
    isLoading: rows.size === 0 && !isWhole(chain) && failed === undefined,
    isLoadingMore: near.some(({ isFetching, data }) => isFetching && data === undefined),
    error: failed?.error ?? null,
    retry: () => {
      for (const result of near) if (result.error !== null) void result.refetch();
    },
    restart: () => {
      forgetList(key);
      const first = getQueryKey(api.ticket.list, source.requestOf(null), "query");
      const isFirst = (queryKey: readonly unknown[]) => JSON.stringify(queryKey) === JSON.stringify(first);
      client.removeQueries({ queryKey: first, predicate: ({ queryKey }) => !isFirst(queryKey) });
      void client.resetQueries({ queryKey: first, exact: true });
      drawAgain();
    },
    isKnown: (id) => isSeen(key, id),
  };
}

const layouts = new WeakMap<Chain, Layout>();
function layOutOnce(chain: Chain): Layout {
  const known = layouts.get(chain) ?? layOut(chain);
  layouts.set(chain, known);
  return known;
}

/** A ticket that moved may stand in two pages for a moment; it is drawn where it stands first. */
function placeRows(
  layout: Layout,
  indexes: readonly number[],
  loaded: readonly (TicketPage | undefined)[],
): ReadonlyMap<number, TicketRow> {
  const rows = new Map<number, TicketRow>();
  const drawn = new Set<string>();
  loaded.forEach((page, at) => {
    const start = layout.starts[indexes[at] ?? -1];
    if (!page || start === undefined) return;
    page.data.forEach((row, offset) => {
      if (drawn.has(row.id)) return;
      drawn.add(row.id);
      rows.set(start + offset, row);
    });
  });
  return rows;
}
