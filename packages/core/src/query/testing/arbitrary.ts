import type { Query, QueryNode } from "@desk/contracts/query";
import fc from "fast-check";
import { and, not, operatorsOf, or, type QueryField, type QueryRegistry } from "../language";
import { readValue, tidy } from "../language/value";

/** Values to draw from, by the name of the field. Fields that are missing draw from their own words. */
export type Pools = Record<string, readonly string[]>;

const dates = [
  "today",
  "yesterday",
  "tomorrow",
  "now",
  "this-week",
  "last-week",
  "this-month",
  "last-month",
  "this-year",
  "last-year",
  "-1h",
  "-90min",
  "-7d",
  "+3d",
  "-2w",
  "-1mo",
  "-1y",
  "2026",
  "2026-11",
  "2026-11-20",
  "2026-10-25",
  "2026-11-20T10:30",
  "2026-11-20T10:30:15",
  "2026-11-20T10:30Z",
];

function valuesOf(field: QueryField, pools: Pools): string[] {
  const own =
    field.kind === "date"
      ? dates
      : field.kind === "boolean"
        ? ["yes", "no"]
        : (field.values ?? []).map(({ value }) => value);
  const words = (field.words ?? []).map(({ value }) => value);
  return [...new Set([...own, ...words, ...(pools[field.name] ?? [])])].flatMap((written) => {
    const read = readValue(field, written);
    return "value" in read ? [read.value] : [];
  });
}

function conditionOf(field: QueryField, pools: Pools): fc.Arbitrary<QueryNode> {
  const values = valuesOf(field, pools);
  const comparable = values.filter((value) => value !== "none");
  return fc.constantFrom(...operatorsOf(field)).chain((operator): fc.Arbitrary<QueryNode> => {
    const node = (chosen: string[]): QueryNode => ({ kind: "field", field: field.name, operator, values: chosen });
    if (operator === "is") return fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }).map(node);
    if (operator === "between")
      return fc.tuple(fc.constantFrom(...comparable), fc.constantFrom(...comparable)).map(node);
    return fc.constantFrom(...comparable).map((value) => node([value]));
  });
}

const textOf = (words: readonly string[]): fc.Arbitrary<QueryNode> =>
  fc
    .tuple(fc.constantFrom(...words), fc.boolean())
    .map(([text, isPrefix]): QueryNode => ({ kind: "text", text: tidy(text), isPrefix }));

/** Queries in the one shape that the parser gives them, every field as likely as another. */
export function queries(registry: QueryRegistry, pools: Pools, depthMax = 3): fc.Arbitrary<Query> {
  const words = pools.text ?? ["bag", "lost bag"];
  const conditions = registry.fields.map((field) => conditionOf(field, pools));
  const leaf = fc.oneof(
    { weight: 3, arbitrary: textOf(words) },
    ...conditions.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
  const several = (of: fc.Arbitrary<QueryNode>) => fc.array(of, { minLength: 2, maxLength: 4 });
  const level = (depth: number): fc.Arbitrary<QueryNode> => {
    if (depth === 0) return leaf;
    const below = level(depth - 1);
    return fc.oneof(
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: several(below).map((nodes) => and(nodes) ?? nodes[0]!) },
      { weight: 1, arbitrary: several(below).map((nodes) => or(nodes) ?? nodes[0]!) },
      { weight: 1, arbitrary: below.map(not) },
    );
  };
  return level(depthMax).map((node) => ({ node }));
}
