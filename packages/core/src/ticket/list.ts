import type { ListTickets, TicketPage } from "@desk/contracts/ticket";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { readCursor, writeCursor } from "../view/cursor";
import { isFlat } from "../view/is-flat";
import { listStatement } from "../view/list-statement";
import { type Order, orderOf } from "../view/order";
import type { Plan } from "../view/plan";
import { readPlan } from "../view/read-plan";
import { readSort } from "../view/sort";
import { findPage } from "../view/walk/page";
import { type ListedTicket, presentRow, rowColumns, rowJoins } from "./row";

type Page = { order: Order; after: readonly string[] | null; limit: number };

/**
 * One page of a view, filter or query, in either direction from a cursor. Where matches are rare a page may come back
 * short, even empty, and still say `hasMore`: so many tickets were looked at as one request may, and the cursor goes on.
 */
export async function listTickets(ctx: Ctx, input: ListTickets): Promise<TicketPage> {
  authorize(ctx.actor, "ticket.read");
  const { sort, order: turn, limit, cursor, direction, ...filter } = input;
  const { plan, sort: usual } = await readPlan(ctx, filter);
  const order = orderOf(readSort(sort, turn, usual), direction);
  const after = cursor === undefined ? null : readCursor(order, cursor);
  return readPage(ctx, plan, { order, after, limit });
}

/** A page of what was planned, by whichever way looks at the fewest tickets. */
export const readPage = (ctx: Ctx, plan: Plan, page: Page): Promise<TicketPage> =>
  isFlat(ctx, plan, page.order) ? flatPage(ctx, plan, page) : walkedPage(ctx, plan, page);

type PagedTicket = ListedTicket & Record<`k${number}`, string>;

async function flatPage(ctx: Ctx, plan: Plan, { order, after, limit }: Page): Promise<TicketPage> {
  const { text, values } = listStatement(ctx, { plan, order, limit, after });
  const found = await runStatement<PagedTicket>(ctx.db, text, values);
  if (found.length === 0) await requireView(ctx, plan);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return pageOf(
    ctx,
    order,
    rows,
    isMore ? [...order.keys.map((_key, index) => last[`k${index}`] ?? ""), last.id] : null,
  );
}

async function walkedPage(ctx: Ctx, plan: Plan, page: Page): Promise<TicketPage> {
  const { entries, next } = await findPage(ctx, plan, page);
  if (entries.length === 0 && next === null) await requireView(ctx, plan);
  const rows = await readRows(
    ctx,
    entries.map(({ id }) => id),
  );
  return pageOf(ctx, page.order, rows, next);
}

/** The lines of tickets in the order of their ids, each by its key. */
async function readRows(ctx: Ctx, ids: readonly string[]): Promise<ListedTicket[]> {
  if (ids.length === 0) return [];
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const text = `select ${rowColumns} from unnest(${values.add([...ids])}::uuid[]) with ordinality as page(id, place)
    join tickets t on t.workspace_id = ${workspace} and t.id = page.id and ${visibleTickets(ctx.actor, values)} ${rowJoins}
    order by page.place`;
  return runStatement<ListedTicket>(ctx.db, text, values.list);
}

function pageOf(ctx: Ctx, order: Order, rows: ListedTicket[], next: readonly string[] | null): TicketPage {
  const shown = order.isBackward ? rows.toReversed() : rows;
  return {
    data: shown.map((row) => presentRow(ctx.actor, row)),
    nextCursor: next === null ? null : writeCursor(order, next),
    hasMore: next !== null,
  };
}

/** An empty team view is either an empty team or no team of mine; only then is it worth asking. */
async function requireView(ctx: Ctx, { scope }: Plan): Promise<void> {
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
