import { planEachTime } from "@desk/db/client";
import { Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { rowColumns, rowJoins } from "../ticket/row";
import { branchParts } from "./branch-text";
import { type Branch, type Build, branchesOf, commonConditions, wholeCondition } from "./branches";
import { type Order, orderColumns } from "./order";
import { isServed, type Plan, restConditions } from "./plan";
import { afterCondition, directed } from "./walk/after";

export type ListRequest = {
  plan: Plan;
  order: Order;
  limit: number;
  /** Sort values and id of the row after which the page begins. */
  after: readonly string[] | null;
};

/** How many rows a statement asks for: few sizes, so that few texts are prepared. One more than the page. */
const fetchSize = (limit: number): number => [11, 26, 51, 101].find((size) => size > limit) ?? 101;

/**
 * A page of tickets. First the ids of the page, each part straight from its index; then their lines with names
 * and labels, so that no row outside the page is ever completed.
 */
export function listStatement(ctx: Ctx, request: ListRequest): { text: string; values: unknown[] } {
  const { plan, order, limit, after } = request;
  const { scope, ids } = plan;
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const build: Build = { ctx, values, workspace };
  const size = fetchSize(limit);
  const branches = isServed(plan) ? branchesOf(build, scope, order) : null;
  const common = [...commonConditions(build, scope), ...restConditions(build, plan)];
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
    branchText({ build, order, size }, branch, branch.team === null ? [...common, visible] : common),
  );
  const keys = order.keys.map((_key, index) => `page.k${index}`);
  const sorted = directed(order, keys, "page.id").join(", ");
  const text = `select ${rowColumns}, ${order.keys.map((_key, index) => `page.k${index}::text`).join(", ")}
    from (select * from (${parts.join(" union all ")}) page order by ${sorted} limit ${size}) page
    join tickets t on t.workspace_id = ${workspace} and t.id = page.id and ${visible} ${rowJoins}
    order by ${sorted}`;
  return { text: branches === null ? `${planEachTime} ${text}` : text, values: values.list };
}

type Frame = { build: Build; order: Order; size: number };

function branchText({ build, order, size }: Frame, branch: Branch, common: readonly string[]): string {
  const { from, conditions, nullTeam } = branchParts(build, branch);
  const sorted = directed(
    order,
    order.keys.map(({ sql }) => sql),
    "t.id",
  );
  const one = `select t.id, ${orderColumns(order)} from tickets t where ${[...conditions, ...common].join(" and ")}
    order by ${[...nullTeam, ...sorted].join(", ")} limit ${size}`;
  return from.length === 0
    ? `(${one})`
    : `(select found.* from ${from.join(" cross join ")} cross join lateral (${one}) found)`;
}
