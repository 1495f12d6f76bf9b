import { ListTickets, type ListTicketsInput, type TicketRow } from "@desk/contracts/ticket";
import type { Ctx } from "../../context";
import { listTickets } from "../../ticket/list";

/** A view, and the query that narrows it. */
export const filterOf = ({ view, query }: { view: string; query: string }): ListTicketsInput => ({
  view,
  ...(query.trim() === "" ? {} : { query }),
});

/** The first rows of a list and how many there are, counted up to a bound: "1 000+". */
export async function readList(
  ctx: Ctx,
  filter: ListTicketsInput,
  pagesMax = 10,
): Promise<{ first: TicketRow[]; count: number; isMore: boolean }> {
  const first: TicketRow[] = [];
  let count = 0;
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const read = await listTickets(ctx, ListTickets.parse({ ...filter, limit: 100, ...(cursor ? { cursor } : {}) }));
    if (page === 0) first.push(...read.data.slice(0, 10));
    count += read.data.length;
    if (read.nextCursor === null) return { first, count, isMore: false };
    cursor = read.nextCursor;
  }
  return { first, count, isMore: true };
}
