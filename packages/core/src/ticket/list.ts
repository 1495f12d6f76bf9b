import { cleanText } from "@desk/contracts/text";
import type { ListTickets, TicketPage } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { findTicketIds } from "../search/find-ticket-ids";
import { listStatement } from "../view/list-statement";
import { type Order, orderOf, readCursor, writeCursor } from "../view/order";
import { defaultSort, type Scope, scopeOf } from "../view/scope";
import { type ListedTicket, presentRow } from "./row";

type PagedTicket = ListedTicket & { k0: string; k1?: string };

/** One page of a view or filter, in either direction from a cursor. */
export async function listTickets(ctx: Ctx, input: ListTickets): Promise<TicketPage> {
  authorize(ctx.actor, "ticket.read");
  const label = input.label === undefined ? {} : { label: cleanText(input.label) };
  const { sort: _sort, order: _order, limit: _limit, cursor: _cursor, direction: _direction, ...filter } = input;
  const scope = scopeOf(ctx, { ...filter, ...label });
  const order = orderOf(input.sort ?? defaultSort(input.view), input.order ?? "desc", input.direction ?? "forward");
  const after = input.cursor === undefined ? null : readCursor(order, input.cursor);
  const ids = input.q === undefined || input.q.trim() === "" ? null : await findTicketIds(ctx, cleanText(input.q));
  const { text, values } = listStatement(ctx, { scope, order, limit: input.limit, after, ids });
  const found = await runStatement<PagedTicket>(ctx.db, text, values);
  if (found.length === 0) await requireView(ctx, scope);
  return pageOf(ctx, order, found, input.limit);
}

function pageOf(ctx: Ctx, order: Order, found: PagedTicket[], limit: number): TicketPage {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = found.length > limit;
  const nextCursor = hasMore && last !== undefined ? writeCursor(order, cursorValues(last)) : null;
  if (order.isBackward) rows.reverse();
  return { data: rows.map((row) => presentRow(ctx.actor, row)), nextCursor, hasMore };
}

const cursorValues = (row: PagedTicket): string[] => [row.k0, ...(row.k1 === undefined ? [] : [row.k1]), row.id];

/** An empty team view is either an empty team or no team of mine; only then is it worth asking. */
async function requireView(ctx: Ctx, scope: Scope): Promise<void> {
  if (scope.teams.kind !== "slug") return;
  const [team] = await runStatement<{ id: string }>(
    ctx.db,
    "select w.id from teams w where w.workspace_id = $1 and w.slug = $2",
    [ctx.workspaceId, scope.teams.slug],
  );
  const { actor } = ctx;
  const isHidden = actor.kind === "agent" && !actor.seesAllTeams && !actor.teams.has(team?.id ?? "");
  if (team === undefined || isHidden) throw notFound("The view");
}
