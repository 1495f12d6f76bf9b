import { conjunctsOf, parseQuery, printQuery, type QueryNode } from "@desk/core/query/language";

/** One condition of a query, drawn as a chip in the field. */
export type Chip = { text: string; field: string; value: string; isExcluded: boolean };

/** A query as the field shows it: conditions as chips, free words as text behind them. */
type Segments = { chips: Chip[]; words: string };

const print = (node: QueryNode): string => printQuery({ node });

const isWords = (node: QueryNode): boolean =>
  node.kind === "text" || (node.kind === "not" && node.node.kind === "text");

/** Alone between others, alternatives need their parentheses. */
const printPart = (node: QueryNode): string => (node.kind === "or" ? `(${print(node)})` : print(node));

function chipOf(node: QueryNode): Chip {
  const text = printPart(node);
  const isExcluded = node.kind === "not";
  const inner = isExcluded ? node.node : node;
  if (inner.kind !== "field") {
    return { text, field: inner.kind === "or" ? "any of" : "all of", value: print(inner), isExcluded };
  }
  const { field, operator, values } = inner;
  const value =
    operator === "is" ? values.join(", ") : operator === "between" ? values.join(" to ") : `${operator} ${values[0]}`;
  return { text, field, value, isExcluded };
}

export function segmentsOf(text: string): Segments {
  const parts = conjunctsOf(parseQuery(text).query);
  return {
    chips: parts.filter((part) => !isWords(part)).map(chipOf),
    words: parts.filter(isWords).map(print).join(" "),
  };
}

export const joinParts = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== "").join(" ");

/** Whether two texts ask for the same, however they are written. */
export const isSameQuery = (a: string, b: string): boolean =>
  printQuery(parseQuery(a).query) === printQuery(parseQuery(b).query);
