import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";

/** A scan in a plan: of which table, through which index, and how many rows it touched over all its loops. */
export type Scan = { statement: string; node: string; table: string; index: string | null; touched: number };

type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  "Temp Written Blocks"?: number;
  Plans?: PlanNode[];
};
type Query = { sql: string; params: unknown[] };

/** A database that remembers each statement with its values. */
function remembering(db: Db, seen: Query[]): Db {
  const session = new Proxy(db._.session, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key !== "prepareQuery" || typeof value !== "function") return value;
      return (query: Query, ...rest: unknown[]) => {
        seen.push(query);
        return value.call(target, query, ...rest);
      };
    },
  });
  return new Proxy(db, {
    get: (target, key) => (key === "_" ? { ...target._, session } : Reflect.get(target, key, target)),
  });
}

/** The plan of each statement that `work` asks, from EXPLAIN ANALYZE of the very statements and values. */
async function plansOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<{ statement: string; root: PlanNode }[]> {
  const seen: Query[] = [];
  await work(remembering(db, seen));
  const plans: { statement: string; root: PlanNode }[] = [];
  for (const { sql, params } of seen) {
    // An EXPLAIN of the product's own asks the planner and looks at no row.
    if (sql.includes("explain (format json)")) continue;
    const [row] = await runStatement<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
      db,
      `explain (analyze, buffers, format json) ${sql}`,
      params,
    );
    const root = row?.["QUERY PLAN"][0]?.Plan;
    if (root !== undefined) plans.push({ statement: sql, root });
  }
  return plans;
}

/** Every scan that PostgreSQL makes for what `work` reads. */
export async function scansOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<Scan[]> {
  const scans: Scan[] = [];
  for (const { statement, root } of await plansOf(db, work)) collect(statement, root, scans, null);
  return scans;
}

/** Rows that were touched, pages of tables and indexes that were read for them, and pages written aside on the way. */
export type Work = { rows: number; pages: number; spilled: number };

/** All the work of what `work` reads. Pages show what an index is followed through without giving a row. */
export async function workOf(db: Db, work: (db: Db) => Promise<unknown>, statements: string[] = []): Promise<Work> {
  const sum: Work = { rows: 0, pages: 0, spilled: 0 };
  for (const { statement, root } of await plansOf(db, work)) {
    statements.push(statement);
    const scans: Scan[] = [];
    collect(statement, root, scans, null);
    for (const { touched } of scans) sum.rows += touched;
    sum.pages += (root["Shared Hit Blocks"] ?? 0) + (root["Shared Read Blocks"] ?? 0);
    sum.spilled += root["Temp Written Blocks"] ?? 0;
  }
  return sum;
}

function collect(statement: string, node: PlanNode, scans: Scan[], bitmapIndex: string | null): void {
  const below = node.Plans ?? [];
  const index =
    node["Index Name"] ?? below.find((one) => one["Index Name"] !== undefined)?.["Index Name"] ?? bitmapIndex;
  const table = node["Relation Name"];
  if (table !== undefined) {
    const loops = node["Actual Loops"] ?? 0;
    const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
    const touched = Math.round(((node["Actual Rows"] ?? 0) + removed) * loops);
    scans.push({ statement, node: node["Node Type"], table, index: index ?? null, touched });
  }
  for (const child of below) collect(statement, child, scans, null);
}
