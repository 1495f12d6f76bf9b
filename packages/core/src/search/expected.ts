import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { indexedMax, type SearchTable, searchTables } from "./sources";

type PlanNode = { "Plan Rows"?: number; Alias?: string; Plans?: PlanNode[] };

/** A word that no text contains: what the planner expects of it, it expects of every word it does not know. */
const unknownWord = "'\u0002'::tsquery";
/** The same of the beginning of a word, of which it always expects more. */
const unknownBeginning = "'\u0002:*'::tsquery";

/** Expected matches beyond which the index, left after `indexedMax` of them, would show nothing but the oldest. */
const worthIndexMax = 3 * indexedMax;

export type Expected = {
  /** Tables in which the words are common, so that their newest matches are not far. */
  common: readonly SearchTable[];
  /** Whether the index may find what the newest rows of those tables do not show. */
  isWorthIndex: boolean;
  /** Expected matches in all tables together. */
  rows: number;
};

/**
 * How common each query is. PostgreSQL says it from its statistics and looks at nothing. It decides where a search
 * begins and not what it finds, so a wrong guess costs time alone.
 */
export async function expectedOf(ctx: Ctx, queries: readonly string[], isUnfinished = false): Promise<Expected[]> {
  // A customer's own tickets are few, wherever the words stand.
  if (ctx.actor.kind === "customer") return queries.map(() => ({ common: [], isWorthIndex: false, rows: 0 }));
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const matches = (table: SearchTable, alias: string, asked: string) =>
    `select 1 from ${table} ${alias} where ${alias}.workspace_id = ${workspace} and ${alias}.document @@ ${asked}`;
  const parts = searchTables.flatMap((table) => [
    ...queries.map((query, place) => matches(table, `${table}_${place}`, `${values.add(query)}::tsquery`)),
    matches(table, `${table}_unknown`, isUnfinished ? unknownBeginning : unknownWord),
  ]);
  const text = `${planEachTime} explain (format json) ${parts.join(" union all ")}`;
  const [row] = await runStatement<{ "QUERY PLAN": { Plan: PlanNode }[] }>(ctx.db, text, values.list);
  const plan = row?.["QUERY PLAN"][0]?.Plan;
  return queries.map((_, place) => {
    const expected = (table: SearchTable) => rowsOf(plan, `${table}_${place}`);
    const common = searchTables.filter(
      (table) => expected(table) > indexedMax && expected(table) > rowsOf(plan, `${table}_unknown`),
    );
    return {
      common,
      isWorthIndex: common.length > 0 && common.every((table) => expected(table) <= worthIndexMax),
      rows: searchTables.reduce((sum, table) => sum + expected(table), 0),
    };
  });
}

function rowsOf(node: PlanNode | undefined, alias: string): number {
  if (node?.Alias === alias) return node["Plan Rows"] ?? 0;
  return Math.max(0, ...(node?.Plans ?? []).map((below) => rowsOf(below, alias)));
}
