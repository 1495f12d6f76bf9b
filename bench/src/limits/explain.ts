import type postgres from "postgres";
import { inlined, quoted, type Typed } from "./create-script";

export type Plan = { statement: string; plan: string; walksTable: boolean };

const explainable = /^\s*(?:\/\*[\s\S]*?\*\/\s*)*(?:select|with|insert|update|delete)\b/iu;
const preparedRuns = 5;

/** The plan of each statement as PostgreSQL runs it once a connection knows it. Whatever they change is taken back. */
export async function explained(client: postgres.Sql, statements: readonly Typed[]): Promise<Plan[]> {
  const plans: Plan[] = [];
  const undone = new Error("taken back");
  await client
    .begin(async (tx) => {
      for (const [index, statement] of statements.entries()) {
        if (explainable.test(statement.text)) plans.push(await planOf(tx, statement, `hot_${index}`));
      }
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return plans;
}

async function planOf(tx: postgres.TransactionSql, { text, values, types }: Typed, name: string): Promise<Plan> {
  const literals = values.map((value, index) => {
    const literal = value === null ? "null" : quoted(value);
    return types[index] === undefined ? literal : `${literal}::${types[index]}`;
  });
  const isPlannedEachTime = text.includes("/* plan each time */") || types.length === 0;
  const run = isPlannedEachTime ? inlined(text, literals) : `execute ${name}(${literals.join(", ")})`;
  if (!isPlannedEachTime) await tx.unsafe(`prepare ${name} as ${text}`);
  // From the sixth time on PostgreSQL may keep one plan for all values; reads are run so often that it would.
  const isRead = /^\s*select/iu.test(text);
  if (isRead && !isPlannedEachTime) for (let run5 = 0; run5 < preparedRuns; run5++) await tx.unsafe(run);
  const explain = () =>
    tx
      .savepoint((inner) => inner.unsafe<{ "QUERY PLAN": string }[]>(`explain (analyze, buffers) ${run}`))
      // A write that was made already cannot be made again; its plan can be asked for all the same.
      .catch(() => tx.unsafe<{ "QUERY PLAN": string }[]>(`explain ${run}`));
  const lines = await explain();
  if (!isPlannedEachTime) await tx.unsafe(`deallocate ${name}`);
  const plan = lines.map((line) => line["QUERY PLAN"]).join("\n");
  return { statement: text.trim(), plan, walksTable: walksTable(plan) };
}

const big = "tickets|messages|ticket_search|customers|customer_addresses|events|ticket_labels";
const walk = new RegExp(`Seq Scan on (?:${big})\\b.*`, "u");
/** A table of a few pages is read whole because that is quickest. */
const rowsMin = 1_000;

/** Whether a table that grows with the tickets was read from end to end. */
export function walksTable(plan: string): boolean {
  const lines = plan.split("\n");
  return lines.some((line, index) => {
    const scan = walk.exec(line)?.[0];
    if (scan === undefined || scan.includes("never executed")) return false;
    const depth = line.search(/\S/u);
    const below = lines.slice(index + 1);
    const end = below.findIndex((next) => next.includes("->") || next.search(/\S/u) <= depth);
    const removed = /Rows Removed by Filter: (\d+)/u.exec(below.slice(0, end === -1 ? undefined : end).join("\n"));
    const [, rows = "0", loops = "1"] =
      /actual .*rows=([\d.]+) loops=(\d+)/u.exec(scan) ?? /rows=(\d+)/u.exec(scan) ?? [];
    return (Number(rows) + Number(removed?.[1] ?? 0)) * Number(loops) >= rowsMin;
  });
}
