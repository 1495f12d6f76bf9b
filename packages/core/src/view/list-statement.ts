import { planEachTime } from "@desk/db/client";
import { Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { rowColumns, rowJoins } from "../ticket/row";
import { type Branch, branchesOf, commonConditions, wholeCondition } from "./branches";
import type { Order } from "./order";
import type { Scope } from "./scope";

export type ListRequest = {
  scope: Scope;
  order: Order;
  limit: number;
  /** Sort values and id of the row after which the page begins. */
  after: readonly string[] | null;
  /** Tickets a search has found; null when nothing was searched. */
  ids: readonly string[] | null;
};

/** How many rows a statement asks for: few sizes, so that few texts are prepared. One more than the page. */
const fetchSize = (limit: number): number => [11, 26, 51, 101].find((size) => size > limit) ?? 101;

/**
 * A page of tickets. First the ids of the page, each part straight from its index; then their lines with names
 * and labels, so that no row outside the page is ever completed.
 */
export function listStatement(ctx: Ctx, request: ListRequest): { text: string; values: unknown[] } {
  const { scope, order, limit, after, ids } = request;
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const build = { ctx, values, workspace };
  const size = fetchSize(limit);
  const branches = ids === null ? branchesOf(build, scope, order) : null;
  const common = commonConditions(build, scope);
  if (ids !== null) common.push(`t.id = any(${values.add([...ids])}::uuid[])`);
  if (after !== null) common.push(afterCondition(values, order, after));
  const whole: Branch = {
    conditions: branches ? [] : wholeCondition(build, scope),
    team: null,
    categories: null,
    priorities: null,
  };
  const visible = visibleTickets(ctx.actor, values);
  // The teams of a branch are the actor's already. Said twice, the planner takes the rows for fewer than they are.
  const parts = (branches ?? [whole]).map((branch) =>
    branchText({ values, workspace, order, size }, branch, branch.team === null ? [...common, visible] : common),
  );
  const keys = order.keys.map((_key, index) => `page.k${index}`);
  const text = `select ${rowColumns}, ${order.keys.map((_key, index) => `page.k${index}::text`).join(", ")}
    from (select * from (${parts.join(" union all ")}) page order by ${directed(order, [...keys, "page.id"])} limit ${size}) page
    join tickets t on t.workspace_id = ${workspace} and t.id = page.id and ${visible} ${rowJoins}
    order by ${directed(order, [...keys, "page.id"])}`;
  return { text: branches === null ? `${planEachTime} ${text}` : text, values: values.list };
}

const directed = (order: Order, columns: readonly string[]): string =>
  columns.map((column) => `${column} ${order.isAscending ? "asc" : "desc"}`).join(", ");

function afterCondition(values: Values, order: Order, after: readonly string[]): string {
  const columns = [...order.keys.map(({ sql }) => sql), "t.id"];
  const casts = [...order.keys.map(({ cast }) => cast), "uuid"];
  const bounds = after.map((value, index) => `${values.add(value)}::${casts[index]}`);
  return `(${columns.join(", ")}) ${order.isAscending ? ">" : "<"} (${bounds.join(", ")})`;
}

type Frame = { values: Values; workspace: string; order: Order; size: number };

function branchText({ values, workspace, order, size }: Frame, branch: Branch, common: readonly string[]): string {
  const from: string[] = [];
  const conditions = [`t.workspace_id = ${workspace}`, ...branch.conditions];
  if (branch.team === "none") conditions.push("t.team_id is null");
  else if (branch.team !== null) {
    from.push(branch.team.from);
    conditions.push("t.team_id = team.id");
  }
  if (branch.categories?.length === 1) conditions.push(`t.category = ${values.add(branch.categories[0])}::text`);
  else if (branch.categories !== null) {
    from.push(`unnest(${values.add([...branch.categories])}::text[]) as one(category)`);
    conditions.push("t.category = one.category");
  }
  if (branch.priorities !== null) {
    from.push("unnest('{1,2,3,4}'::smallint[]) as rung(priority_order)");
    conditions.push("t.priority_order = rung.priority_order");
  }
  const keys = order.keys.map(({ sql }, index) => `${sql} as k${index}`).join(", ");
  // Only `=` makes PostgreSQL pass over an index column when it matches an order; for IS NULL it has to be named.
  const nullTeam = branch.team === "none" ? ["t.team_id"] : [];
  const sortedBy = directed(order, [...nullTeam, ...order.keys.map(({ sql }) => sql), "t.id"]);
  const one = `select t.id, ${keys} from tickets t where ${[...conditions, ...common].join(" and ")}
    order by ${sortedBy} limit ${size}`;
  return from.length === 0
    ? `(${one})`
    : `(select found.* from ${from.join(" cross join ")} cross join lateral (${one}) found)`;
}
