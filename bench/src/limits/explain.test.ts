import { expect, test } from "vitest";
import { walksTable } from "./explain";

const scan = (table: string, rows: number, removed: number) =>
  [
    "Limit  (cost=0.00..9.10 rows=50 width=8) (actual time=0.1..0.2 rows=50.00 loops=1)",
    `  ->  Seq Scan on ${table} t  (cost=0.00..3.14 rows=1 width=8) (actual time=0.1..0.2 rows=${rows}.00 loops=1)`,
    "        Filter: (subject = 'x'::text)",
    ...(removed > 0 ? [`        Rows Removed by Filter: ${removed}`] : []),
    "Planning Time: 0.1 ms",
  ].join("\n");

test("OP-07: a walk over a table that grows is seen, whether its rows are kept or thrown away", () => {
  expect(walksTable(scan("tickets", 9, 20_000))).toBe(true);
  expect(walksTable(scan("messages", 20_000, 0))).toBe(true);
  expect(walksTable("Parallel Seq Scan on messages m  (cost=0..1 rows=900000 width=8)")).toBe(true);
});

test("OP-07: what never ran, is a few rows long or does not grow is no walk", () => {
  expect(walksTable(scan("ticket_labels", 0, 0))).toBe(false);
  expect(walksTable(scan("teams", 20_000, 0))).toBe(false);
  expect(walksTable("Seq Scan on tickets t  (cost=0.00..3.14 rows=90000 width=8) (never executed)")).toBe(false);
  expect(walksTable("Index Scan using tickets_team on tickets t")).toBe(false);
});
