import { expect, test } from "vitest";
import { factsOf } from "./facts";
import { compilePattern, findPattern } from "./pattern";
import { readSample } from "./read-sample";
import { runMailFilter } from "./run";

const mail = readSample(
  "From: Shop <shop@example.com>\nSubject: Order 4711 is late\nX-Order: 4711\n\nWhere is it?\nRef: AB-9",
);

test("EM-18: a named group goes into the fields that name it", () => {
  const rule = {
    source: "subject",
    pattern: String.raw`order (?<order>\d+)`,
    actions: [
      { field: "notes" as const, value: "Order {order}" },
      { field: "label" as const, value: "order" },
      { field: "label" as const, value: "{shop}" },
    ],
  };
  expect(runMailFilter(rule, mail)).toEqual({
    looksAt: "Order 4711 is late",
    found: "Order 4711",
    groups: { order: "4711" },
    results: [
      { field: "notes", value: "Order 4711" },
      { field: "label", value: "order" },
    ],
  });
  expect(runMailFilter({ ...rule, pattern: "invoice" }, mail)).toMatchObject({ found: null, results: [] });
});

test("a filter reads headers, a missing one is told apart from one that does not match", () => {
  const rule = { pattern: String.raw`(?<n>\d+)`, actions: [] };
  expect(runMailFilter({ ...rule, source: "header:x-order" }, mail)).toMatchObject({ groups: { n: "4711" } });
  expect(runMailFilter({ ...rule, source: "header:x-shop" }, mail)).toMatchObject({ looksAt: null, found: null });
  expect(runMailFilter({ source: "body", pattern: String.raw`^ref: (?<ref>\S+)$`, actions: [] }, mail).groups).toEqual({
    ref: "AB-9",
  });
});

test("later filters win single fields, labels and notes gather", () => {
  const facts = factsOf(
    [
      {
        source: "subject",
        pattern: "late",
        actions: [
          { field: "priority", value: "high" },
          { field: "label", value: "Late" },
        ],
      },
      {
        source: "body",
        pattern: "where",
        actions: [
          { field: "priority", value: "urgent" },
          { field: "label", value: "late" },
        ],
      },
    ],
    mail,
  );
  expect(facts).toEqual({ labels: ["Late"], priority: "urgent", type: null, teamId: null, notes: [] });
});

test("a pattern that would backtrack for ever elsewhere answers at once", () => {
  const before = performance.now();
  expect(findPattern(compilePattern("(a+)+$"), `${"a".repeat(40_000)}!`)).toBeNull();
  expect(performance.now() - before).toBeLessThan(2_000);
});

test("a pattern that cannot be read names its field", () => {
  expect(() => compilePattern("order (")).toThrow(/cannot be read/u);
  expect(() => compilePattern("(?=x)")).toThrow(/cannot be read/u);
});
