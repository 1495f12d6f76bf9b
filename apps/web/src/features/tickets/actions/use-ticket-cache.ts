"use client";
import type { OpenTicketView, SearchView, TicketPage, TicketRow, TicketView } from "@desk/contracts/ticket";
import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

type Patch = Partial<Omit<TicketView, "requester">>;
export type Rollback = () => void;

const listKey = [["ticket", "list"]];
const searchKey = [["ticket", "search"]];
const openKey = [["ticket", "open"]];
const countsKey = [["ticket", "counts"]];

let countsTimer: ReturnType<typeof setTimeout> | undefined;

function patchRows<T extends TicketRow>(rows: readonly T[], ticketId: string, patch: Partial<TicketRow>): T[] {
  return rows.map((row) => (row.id === ticketId ? { ...row, ...patch } : row));
}

type ListData = InfiniteData<TicketPage> | TicketPage;

/** A list is cached page after page, or as one page where only its beginning is shown. */
const pagesOf = (data: ListData): TicketPage[] => ("pages" in data ? data.pages : [data]);

function patchList(data: ListData, ticketId: string, patch: Partial<TicketRow>): ListData {
  if (!pagesOf(data).some((page) => page.data.some((row) => row.id === ticketId))) return data;
  const patched = (page: TicketPage) => ({ ...page, data: patchRows(page.data, ticketId, patch) });
  return "pages" in data ? { ...data, pages: data.pages.map(patched) } : patched(data);
}

/** Writes into every list, search and open page that shows the ticket. */
function write(client: QueryClient, ticketId: string, patch: Patch): void {
  const { can: _can, notes: _notes, ...row } = patch;
  client.setQueriesData<ListData>({ queryKey: listKey }, (data) => data && patchList(data, ticketId, row));
  client.setQueriesData<SearchView>(
    { queryKey: searchKey },
    (data) => data && { ...data, tickets: patchRows(data.tickets, ticketId, row) },
  );
  client.setQueriesData<OpenTicketView>({ queryKey: openKey }, (data) =>
    data?.ticket.id === ticketId ? { ...data, ticket: { ...data.ticket, ...patch } } : data,
  );
}

export function findOpen(client: QueryClient, ticketId: string): OpenTicketView | undefined {
  const all = client.getQueriesData<OpenTicketView>({ queryKey: openKey });
  return all.find(([, data]) => data?.ticket.id === ticketId)?.[1];
}

function findRow(client: QueryClient, ticketId: string): TicketRow | undefined {
  const open = findOpen(client, ticketId)?.ticket;
  if (open) return open;
  const lists = client.getQueriesData<ListData>({ queryKey: listKey });
  const listed = lists.flatMap(([, data]) => (data ? pagesOf(data).flatMap((page) => page.data) : []));
  const row = listed.find((each) => each.id === ticketId);
  if (row) return row;
  const found = client.getQueriesData<SearchView>({ queryKey: searchKey });
  return found.flatMap(([, data]) => data?.tickets ?? []).find((each) => each.id === ticketId);
}

/** The shown tickets: change one at once, take it back, or put in what the server says. */
export function useTicketCache() {
  const client = useQueryClient();
  return useMemo(
    () => ({
      /** The change and how to undo it; only the changed fields go back. */
      async change(ticketId: string, patch: Patch): Promise<Rollback> {
        await client.cancelQueries({ queryKey: openKey });
        const before: Patch | undefined = findRow(client, ticketId);
        write(client, ticketId, patch);
        if (!before) return () => undefined;
        const old = Object.fromEntries(Object.keys(patch).map((key) => [key, before[key as keyof Patch]]));
        return () => write(client, ticketId, old);
      },
      show: (ticket: TicketView) => write(client, ticket.id, ticket),
      /** Events and counts changed with the ticket; rows stay where they are. */
      refresh(ticketId: string) {
        const open = findOpen(client, ticketId);
        if (open) {
          void client.invalidateQueries({
            queryKey: openKey,
            predicate: ({ state }) => (state.data as OpenTicketView | undefined)?.ticket.id === ticketId,
          });
        }
        clearTimeout(countsTimer);
        countsTimer = setTimeout(() => void client.invalidateQueries({ queryKey: countsKey }), 400);
      },
      find: (ticketId: string) => findRow(client, ticketId),
    }),
    [client],
  );
}
