import { expect, test } from "vitest";
import { walksTable } from "./explain";

test("OP-07: a walk over a table that grows is seen, one that never ran or is small is not", () => {
  const walk = "  ->  Seq Scan on tickets t  (cost=0.00..3.14 rows=1 width=8) (actual time=0.1..0.2 rows=9.00 loops=1)";
  expect(walksTable(`Limit\n${walk}`)).toBe(true);
  expect(walksTable("Parallel Seq Scan on messages m  (cost=0..1 rows=1 width=8)")).toBe(true);
  expect(walksTable("Seq Scan on tickets t  (cost=0.00..3.14 rows=1 width=8) (never executed)")).toBe(false);
  expect(walksTable("Seq Scan on ticket_searches x")).toBe(false);
  expect(walksTable("Seq Scan on teams w  (cost=0.00..1.04 rows=1 width=8)")).toBe(false);
  expect(walksTable("Index Scan using tickets_team on tickets t")).toBe(false);
});
