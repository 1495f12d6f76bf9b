import { planEachTime } from "@desk/db/client";
import { Values } from "@desk/db/statement";
import type { Ctx } from "../../context";
import type { Build } from "../branches";
import { orderOf } from "../order";
import { foundOf, type Plan } from "../plan";
import { pathsOf } from "../walk/paths";
import { wholeList } from "../walk/segments";
import { fewText } from "../walk/set";
import { waysIn, wayText } from "../walk/statement";
import { countsMax } from "./counts-max";
import { servedRows } from "./served";

const byChange = orderOf([]);

/** What one view asks of a count of several: the number, and whether a bound ended it early. */
export type Counted = { place: number; count: number; isCut: boolean };

/**
 * Counts of several lists in one statement. What an index delivers is counted up to the cap. Of everything else so
 * many rows are looked at and no more, whether they match or not; what a search found is few and looked at whole.
 */
export function countStatement(
  ctx: Ctx,
  plans: readonly { plan: Plan; place: number }[],
  looks: number,
): { text: string; values: unknown[] } {
  const values = new Values();
  const build: Build = { ctx, values, workspace: `${values.add(ctx.workspaceId)}::uuid` };
  const parts = plans.map(({ plan, place }) => {
    const rows = foundRows(build, plan) ?? servedRows(build, plan) ?? walkedRows(build, plan, looks);
    return `(select ${place} as place, count(*) filter (where x."isMatch")::int as count, coalesce(bool_or(x."isCut"), false) as "isCut"
      from (select u.* from (${rows}) u limit ${countsMax}) x)`;
  });
  return { text: `${planEachTime} ${parts.join(" union all ")}`, values: values.list };
}

function foundRows(build: Build, plan: Plan): string | null {
  if (plan.ids === null) return null;
  const { source, rest } = foundOf(plan, plan.ids);
  return `select true as "isMatch", false as "isCut" from ${fewText(build, rest, source(build), "t.id", [])}`;
}

function walkedRows(build: Build, plan: Plan, looks: number): string {
  const paths = pathsOf(build, plan.scope, byChange, wholeList);
  if (paths.length === 0) return `select false as "isMatch", false as "isCut" where false`;
  const ways = paths.reduce((sum, path) => sum + waysIn(build.ctx, path), 0);
  const each = Math.max(1, Math.ceil(looks / ways));
  const ask = { build, plan, order: byChange, segment: wholeList, after: null, each, size: countsMax };
  return paths.map((path) => `(select w."isMatch", w."isCut" from ${wayText(ask, path)} w)`).join(" union all ");
}
