import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../../context";
import type { Build } from "../branches";
import { type Order, orderColumns } from "../order";
import { type Plan, planConditions, type Source, sourcesOf } from "../plan";
import { afterCondition, directed } from "./after";
import type { Entry, Found } from "./found";

/** Up to so many tickets are looked at one by one and sorted, whatever the order. */
const fewMax = 4_000;

/** The smallest part of the condition whose tickets are few, or null when none is. `narrow` asks the likely ones only. */
export async function fewMatches(ctx: Ctx, plan: Plan, asks: "narrow" | "all"): Promise<Source | null> {
  const sources = sourcesOf(plan).filter(({ isNarrow }) => asks === "all" || isNarrow);
  if (sources.length === 0) return null;
  const { build, values } = buildFor(ctx);
  const counts = sources.map(
    ({ source }, index) =>
      `(select count(*)::int from (select 1 from (${source(build)}) s limit ${fewMax + 1}) x) as s${index}`,
  );
  const [row] = await runStatement<Record<string, number>>(
    ctx.db,
    `${planEachTime} select ${counts.join(", ")} from workspaces w where w.id = ${build.workspace}`,
    values.list,
  );
  const sizes = sources.map((_source, index) => row?.[`s${index}`] ?? fewMax + 1);
  const least = Math.min(...sizes);
  return least > fewMax ? null : (sources[sizes.indexOf(least)]?.source ?? null);
}

function buildFor(ctx: Ctx): { build: Build; values: Values } {
  const values = new Values();
  return { build: { ctx, values, workspace: `${values.add(ctx.workspaceId)}::uuid` }, values };
}

/** The tickets of a few that match the whole condition, as a from-item `t`: each by its key, never by a scan. */
export function fewText(build: Build, plan: Plan, source: string, columns: string, more: readonly string[]): string {
  const conditions = [`t.workspace_id = ${build.workspace}`, "t.id = few.id", ...planConditions(build, plan), ...more];
  return `(select distinct s.id from (${source}) s limit ${fewMax}) few
    cross join lateral (select ${columns} from tickets t where ${conditions.join(" and ")} offset 0) t`;
}

export async function setPage(
  ctx: Ctx,
  plan: Plan,
  { order, after, limit }: { order: Order; after: readonly string[] | null; limit: number },
  source: Source,
): Promise<Found> {
  const { build, values } = buildFor(ctx);
  const more = after === null ? [] : [afterCondition(values, order, after)];
  const few = fewText(build, plan, source(build), `t.id, ${orderColumns(order)}`, more);
  const keys = order.keys.map((_key, index) => `t.k${index}`);
  const rows = await runStatement<Record<string, string>>(
    ctx.db,
    `${planEachTime} select t.id${keys.map((key) => `, ${key}::text`).join("")} from ${few}
      order by ${directed(order, keys, "t.id").join(", ")} limit ${limit + 1}`,
    values.list,
  );
  const entries = rows.map((row): Entry => {
    const id = row.id ?? "";
    return { id, place: [...order.keys.map((_key, index) => row[`k${index}`] ?? ""), id] };
  });
  return {
    entries: entries.slice(0, limit),
    next: entries.length > limit ? (entries[limit - 1]?.place ?? null) : null,
  };
}

/** How many of a few match, up to `most`. */
export async function setCount(ctx: Ctx, plan: Plan, source: Source, most: number): Promise<number> {
  const { build, values } = buildFor(ctx);
  const few = fewText(build, plan, source(build), "t.id", []);
  const [row] = await runStatement<{ count: number }>(
    ctx.db,
    `${planEachTime} select count(*)::int as count from (select 1 from ${few} limit ${most}) x
      where exists (select 1 from workspaces w where w.id = ${build.workspace})`,
    values.list,
  );
  return row?.count ?? 0;
}
