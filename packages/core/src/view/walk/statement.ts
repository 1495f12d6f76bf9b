import { planEachTime } from "@desk/db/client";
import { Values } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { branchParts } from "../branch-text";
import type { Branch, Build } from "../branches";
import { type Order, orderColumns } from "../order";
import { type Plan, planConditions, pushedConditions } from "../plan";
import { afterCondition, directed } from "./after";
import { pathsOf } from "./paths";
import { fixedConditions, type Segment, sortColumns } from "./segments";

export type Walk = {
  plan: Plan;
  order: Order;
  segment: Segment;
  /** Sort values and id after which the walk begins. */
  after: readonly string[] | null;
  /** So many matches are enough. */
  size: number;
};

/**
 * A walk along the indexes that looks at a bounded number of rows and gives back those that match, and of each way
 * the last row it looked at when the bound ended it (`isCut`). Nothing after the first such row is known.
 * Null when the stretch holds nothing at all.
 */
export function walkStatement(
  ctx: Ctx,
  walk: Walk,
  bounds: { looks: number; least: number },
): { text: string; values: unknown[]; looks: number } | null {
  const { plan, order, segment, size } = walk;
  const values = new Values();
  const build: Build = { ctx, values, workspace: `${values.add(ctx.workspaceId)}::uuid` };
  const paths = pathsOf(build, plan.scope, order, segment);
  if (paths.length === 0) return null;
  const ways = paths.reduce((sum, path) => sum + waysIn(ctx, path), 0);
  const each = Math.max(bounds.least, Math.ceil(bounds.looks / ways));
  const parts = paths.map((path) => wayText({ ...walk, build, each }, path));
  const keys = order.keys.map((_key, index) => `w.k${index}`);
  // The last row looked at may have other values than the fixed ones, and must not come before what it was found after.
  const sorted = directed(order, keys, "w.id").slice(segment.lead);
  const text = `${planEachTime} select w.id, w."isMatch", w."isCut"${keys.map((key) => `, ${key}::text`).join("")}
    from (${parts.join(" union all ")}) w order by ${sorted.join(", ")} limit ${size}`;
  return { text, values: values.list, looks: each * ways };
}

/** In how many places of an index a branch begins. Teams that are not counted here are taken for a few. */
export function waysIn({ actor }: Ctx, { team, categories, priorities }: Branch): number {
  const teams = team === null || team === "none" ? 1 : actor.kind === "agent" ? Math.max(1, actor.teams.size) : 4;
  return teams * Math.max(1, categories?.length ?? 1) * Math.max(1, priorities?.length ?? 1);
}

type Way = Walk & {
  build: Build;
  /** Rows that are looked at in each place of the index. */
  each: number;
};

/** One way as a from-item: at most `each` rows are read and compared, in their order, until `size` of them match. */
export function wayText({ build, plan, order, segment, after, each, size }: Way, path: Branch): string {
  const { from, conditions, nullTeam } = branchParts(build, path);
  const pushed = pushedConditions(build, plan, order.keys[segment.lead]?.by);
  if (after !== null) pushed.push(afterCondition(build.values, order, after, segment));
  // Keys that keep one value in this stretch stand in no index.
  const varying = directed(order, sortColumns(order, segment), "t.id").slice(segment.lead);
  const condition = [...fixedConditions(order, segment), ...planConditions(build, plan)].join(" and ");
  const inner = `select t.id, ${orderColumns(order)}, (${condition}) is true as "isMatch" from tickets t
    where ${[...conditions, ...pushed].join(" and ")} order by ${[...nullTeam, ...varying].join(", ")} limit ${each}`;
  const one = `select x.* from (select y.*, row_number() over () = ${each} as "isCut" from (${inner}) y) x
    where x."isMatch" or x."isCut" limit ${size}`;
  return from.length === 0
    ? `(${one})`
    : `(select found.* from ${from.join(" cross join ")} cross join lateral (${one}) found)`;
}
