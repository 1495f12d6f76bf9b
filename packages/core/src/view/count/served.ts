import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../../access";
import type { Ctx } from "../../context";
import { branchParts } from "../branch-text";
import { type Branch, type Build, branchesOf, commonConditions } from "../branches";
import { orderOf } from "../order";
import { isServed, type Plan } from "../plan";
import type { Count } from "./cache";
import { countsMax } from "./counts-max";

const byChange = orderOf([]);
const buildFor = (ctx: Ctx): Build => {
  const values = new Values();
  return { ctx, values, workspace: `${values.add(ctx.workspaceId)}::uuid` };
};

/** Whether an index delivers the tickets of a list, and none that are not in it. */
export const isCountServed = (ctx: Ctx, plan: Plan): boolean => servedRows(buildFor(ctx), plan) !== null;

/** Counts such a list along its index, up to the cap. The texts of these statements are few, so they stay prepared. */
export async function countServed(ctx: Ctx, plan: Plan): Promise<Count> {
  const build = buildFor(ctx);
  const rows = servedRows(build, plan) ?? "select where false";
  const [row] = await runStatement<{ count: number }>(
    ctx.db,
    `select count(*)::int as count from (select 1 from (${rows}) u limit ${countsMax}) x`,
    build.values.list,
  );
  return { count: row?.count ?? 0, isAtLeast: false };
}

/** Rows that an index delivers as they are asked for, or null. */
export function servedRows(build: Build, plan: Plan): string | null {
  const branches = isServed(plan) ? branchesOf(build, plan.scope, byChange) : null;
  if (branches === null) return null;
  // Only now, since a value that no text names is an error to PostgreSQL.
  const common = commonConditions(build, plan.scope);
  return branches.map((branch) => servedText(build, branch, common)).join(" union all ");
}

function servedText(build: Build, branch: Branch, common: readonly string[]): string {
  const { from, conditions, nullTeam } = branchParts(build, branch);
  // A branch over teams is over those that the actor sees; any other also holds tickets that are hidden.
  const visible = branch.team === null ? [visibleTickets(build.ctx.actor, build.values)] : [];
  // Ordered as the index is, so that the count walks that index and never the table.
  const order = [...nullTeam, "t.updated_at", "t.id"].join(", ");
  const one = `select true as "isMatch", false as "isCut" from tickets t
    where ${[...conditions, ...common, ...visible].join(" and ")} order by ${order} limit ${countsMax}`;
  return from.length === 0
    ? `(${one})`
    : `(select found.* from ${from.join(" cross join ")} cross join lateral (${one}) found)`;
}
