import type { Values } from "@desk/db/statement";
import type { Order } from "../order";
import { type Segment, sortColumns, wholeList } from "./segments";

type Column = { sql: string; bound: string; isAscending: boolean };

/** Rows after the given one, within a stretch of the list or anywhere in it. */
export function afterCondition(
  values: Values,
  order: Order,
  after: readonly string[],
  segment: Segment = wholeList,
): string {
  const { lead } = segment;
  const bound = (value: string, cast: string) => `${values.add(value)}::${cast}`;
  const sorted = sortColumns(order, segment);
  const columns: Column[] = order.keys.slice(lead).map(({ sql, cast, isAscending }, index) => ({
    sql: sorted[lead + index] ?? sql,
    isAscending,
    bound: bound(after[lead + index] ?? "", cast),
  }));
  columns.push({ sql: "t.id", isAscending: order.isAscending, bound: bound(after.at(-1) ?? "", "uuid") });
  const [first] = columns;
  if (first === undefined) return "true";
  const sign = (isAscending: boolean) => (isAscending ? ">" : "<");
  if (columns.every(({ isAscending }) => isAscending === first.isAscending))
    return `(${columns.map(({ sql }) => sql).join(", ")}) ${sign(first.isAscending)} (${columns.map((one) => one.bound).join(", ")})`;
  const alternatives = columns.map(({ sql, bound, isAscending }, index) =>
    [
      ...columns.slice(0, index).map((same) => `${same.sql} = ${same.bound}`),
      `${sql} ${sign(isAscending)} ${bound}`,
    ].join(" and "),
  );
  // The first key alone is what an index can begin at.
  return `(${first.sql} ${sign(first.isAscending)}= ${first.bound} and (${alternatives.join(" or ")}))`;
}

/** The order of a statement whose rows carry the keys as columns. */
export const directed = (order: Order, columns: readonly string[], idColumn: string): string[] => [
  ...columns.map((column, index) => `${column} ${order.keys[index]?.isAscending ? "asc" : "desc"}`),
  `${idColumn} ${order.isAscending ? "asc" : "desc"}`,
];
