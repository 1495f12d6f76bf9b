import type { ReadGroups, TicketGroup, TicketGroups } from "@desk/contracts/view";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { countPlans } from "../view/count/plans";
import { findGroups, type Group } from "../view/group/find";
import { withinGroup } from "../view/group/within";
import { type Order, orderOf } from "../view/order";
import type { Plan } from "../view/plan";
import { readPlan } from "../view/read-plan";
import { readSort } from "../view/sort";
import { readPage } from "./list";

/** So many parts are shown, those with most tickets where there are more. */
const groupsMax = 30;

/** A list in parts, each with its count and its first tickets: a board, or rows under headings. */
export async function readGroups(ctx: Ctx, input: ReadGroups): Promise<TicketGroups> {
  authorizeInside(ctx.actor, "ticket.read");
  const { by, sort, order: turn, limit, ...filter } = input;
  const { plan, sort: usual } = await readPlan(ctx, filter);
  const order = orderOf(readSort(sort, turn, usual));
  const parts = (await findGroups(ctx, plan, order, by)).flatMap((group) => {
    const within = withinGroup(plan, by, group);
    return within === null ? [] : [{ group, plan: within }];
  });
  const counts = await countPlans(
    ctx,
    parts.map((part) => part.plan),
  );
  const counted = parts.map((part, place) => ({ ...part, ...(counts[place] ?? { count: 0, isAtLeast: false }) }));
  // The words of the product are few and always there; people and teams only with something to show.
  const isFixed = by === "status" || by === "priority";
  const filled = isFixed ? counted : counted.filter(({ count, isAtLeast }) => count > 0 || isAtLeast);
  const most = new Set(filled.toSorted((a, b) => b.count - a.count).slice(0, groupsMax));
  const shown = filled.filter((part) => most.has(part));
  return {
    groups: await inTurn(shown, (part) => groupOf(ctx, part, order, limit)),
    hasMore: most.size < filled.length,
  };
}

type Part = { group: Group; plan: Plan; count: number; isAtLeast: boolean };

async function groupOf(ctx: Ctx, part: Part, order: Order, limit: number): Promise<TicketGroup> {
  const { group, plan, count, isAtLeast } = part;
  const isEmpty = limit === 0 || (count === 0 && !isAtLeast);
  const page = isEmpty
    ? { data: [], nextCursor: null, hasMore: count > 0 || isAtLeast }
    : await readPage(ctx, plan, { order, after: null, limit });
  return { key: group.key, name: group.name, count, isAtLeast, ...page };
}

/** A few at a time, so that one board does not take all connections. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += 3)
    results.push(...(await Promise.all(items.slice(start, start + 3).map(work))));
  return results;
}
