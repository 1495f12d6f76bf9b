import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { queryOf } from "./query";
import { indexedMax, type SearchTable } from "./sources";
import type { Terms } from "./terms";

type PlanNode = { "Plan Rows"?: number; Alias?: string; Plans?: PlanNode[] };

const tables = ["messages", "ticket_search"] as const satisfies readonly SearchTable[];
/** A word that no text contains: what the planner expects of it, it expects of every word it does not know. */
const unknownWord = "'\u0002'::tsquery";

/** Expected matches beyond which the index, left after `indexedMax` of them, would show nothing but the oldest. */
const worthIndexMax = 3 * indexedMax;

/** Tables in which the words are common, and whether the index may find what their newest rows do not show. */
type Common = { common: SearchTable[]; isWorthIndex: boolean };

/**
 * Where the words are so common that their newest matches are not far. PostgreSQL says it from its statistics and
 * looks at nothing. It decides where a search begins and not what it finds, so a wrong guess costs time alone.
 */
export async function commonIn(ctx: Ctx, terms: Terms): Promise<Common> {
  if (ctx.actor.kind === "customer") return { common: [], isWorthIndex: false };
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const query = queryOf(terms, values);
  if (query === null) return { common: [], isWorthIndex: false };
  const matches = (table: SearchTable, alias: string, asked: string) =>
    `select 1 from ${table} ${alias} where ${alias}.workspace_id = ${workspace} and ${alias}.document @@ ${asked}`;
  const parts = tables.flatMap((table) => [
    matches(table, `${table}_known`, query),
    matches(table, `${table}_unknown`, unknownWord),
  ]);
  const text = `${planEachTime} explain (format json) ${parts.join(" union all ")}`;
  const [row] = await runStatement<{ "QUERY PLAN": { Plan: PlanNode }[] }>(ctx.db, text, values.list);
  const plan = row?.["QUERY PLAN"][0]?.Plan;
  const expected = (table: SearchTable) => rowsOf(plan, `${table}_known`);
  const common = tables.filter(
    (table) => expected(table) > indexedMax && expected(table) > rowsOf(plan, `${table}_unknown`),
  );
  return { common, isWorthIndex: common.length > 0 && common.every((table) => expected(table) <= worthIndexMax) };
}

function rowsOf(node: PlanNode | undefined, alias: string): number {
  if (node?.Alias === alias) return node["Plan Rows"] ?? 0;
  return Math.max(0, ...(node?.Plans ?? []).map((below) => rowsOf(below, alias)));
}
