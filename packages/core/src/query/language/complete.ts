import { dateNames } from "./date";
import { type FieldKind, type FieldValue, operatorsOf, type QueryField } from "./field";
import { type FieldToken, type Item, type Token, tokensOf } from "./lexer";
import { printValue } from "./print";
import { type QueryRegistry, queryFields } from "./registry";
import { booleans } from "./value";

export type CompletionOption = {
  /** What goes in place of `from` to `to`. */
  insert: string;
  label: string;
  hint: string;
};
export type Completion = {
  from: number;
  to: number;
  kind: "none" | "field" | "value" | "status" | "team" | "person" | "customer" | "organization" | "label";
  options: CompletionOption[];
  /** The field whose values are asked for; the caller fetches those that only the server knows. */
  valuesOf?: string;
  /** What is typed of the word so far. */
  typed: string;
};

const optionsMax = 12;
const kindOf: Record<FieldKind, Completion["kind"]> = {
  choice: "value",
  boolean: "value",
  number: "value",
  date: "value",
  text: "none",
  status: "status",
  team: "team",
  agent: "person",
  customer: "customer",
  organization: "organization",
  label: "label",
};

/** What may stand at the caret: fields and flags where a condition begins, values after a colon. */
export function completionsAt(text: string, caret: number, registry: QueryRegistry = queryFields): Completion {
  const tokens = tokensOf(text, (name) => registry.find(name) !== undefined);
  const token = tokens.find((one) => one.from < caret && caret <= one.to) ?? trailing(text, tokens, caret);
  if (token?.type === "field") {
    const field = registry.find(token.name);
    if (field !== undefined && caret > token.nameTo) return valuesAt(field, token, caret, text);
    if (caret <= token.nameTo) return fieldsFor(token.from, token.nameTo, token.name, registry, "");
  }
  if (token?.type === "text") {
    if (token.isQuoted) return { from: token.from, to: token.to, kind: "none", options: [], typed: token.text };
    return fieldsFor(token.from, token.to, token.text, registry, ":");
  }
  if (token?.type === "and" || token?.type === "or")
    return { from: token.from, to: token.to, kind: "none", options: [], typed: "" };
  return fieldsFor(caret, caret, "", registry, ":");
}

/** `label: ` and `label:(a, ` are still waiting for their value at the caret behind the blank. */
function trailing(text: string, tokens: readonly Token[], caret: number): Token | undefined {
  const before = tokens.findLast(({ to }) => to <= caret);
  if (before?.type !== "field" || text.slice(before.to, caret).trim() !== "") return undefined;
  return before.items.length === 0 || !before.isClosed ? before : undefined;
}

function fieldsFor(from: number, to: number, typed: string, registry: QueryRegistry, colon: string): Completion {
  const wanted = typed.toLowerCase();
  const begins = (word: string) => word.toLowerCase().startsWith(wanted);
  const found = registry.fields.filter(({ name, aliases, label }) => [name, label, ...aliases].some(begins));
  // Those whose own name begins so come first.
  const sorted = [...found.filter(({ name }) => begins(name)), ...found.filter(({ name }) => !begins(name))];
  const fields = sorted.map(({ name, label, hint }) => ({
    insert: `${name}${colon}`,
    label: `${name}:`,
    hint: `${label}. ${hint}`,
  }));
  const flags = wanted.length < 2 || colon === "" ? [] : flagsFor(begins, registry);
  return { from, to, kind: "field", options: [...fields, ...flags].slice(0, optionsMax), typed };
}

/** `unread` offers `is:unread`, `attachment` offers `has:attachment`. */
function flagsFor(begins: (word: string) => boolean, registry: QueryRegistry): CompletionOption[] {
  return ["is", "has"].flatMap((name) =>
    (registry.find(name)?.values ?? [])
      .filter(({ value }) => begins(value))
      .map(({ value, label }) => ({ insert: `${name}:${value}`, label: `${name}:${value}`, hint: label })),
  );
}

/** The value the caret stands in, or an empty one at the caret. */
function itemAt({ items }: FieldToken, caret: number): Item {
  return (
    items.find(({ from, to }) => from <= caret && caret <= to) ?? { text: "", isQuoted: false, from: caret, to: caret }
  );
}

function valuesAt(field: QueryField, token: FieldToken, caret: number, text: string): Completion {
  const item = itemAt(token, caret);
  const kind = kindOf[field.kind];
  // Of a range only the side of the caret is completed.
  const dots = operatorsOf(field).includes("between") && !item.isQuoted ? item.text.indexOf("..") : -1;
  const isSecond = dots >= 0 && caret >= item.from + dots + 2;
  const from = isSecond ? item.from + dots + 2 : item.from;
  const to = dots >= 0 && !isSecond ? item.from + dots : item.to;
  const typed = item.isQuoted ? item.text : text.slice(from, to);
  const taken = new Set(token.items.filter((one) => one !== item).map((one) => one.text.toLowerCase()));
  const wanted = typed.toLowerCase();
  const options = localValues(field)
    .filter(({ value, label, aliases = [] }) =>
      [value, label, ...aliases].some((word) => word.toLowerCase().startsWith(wanted)),
    )
    .filter(({ value }) => !taken.has(value))
    .map(({ value, label }) => ({ insert: printValue(value), label: value, hint: label }));
  return { from, to, kind, options: options.slice(0, optionsMax), valuesOf: field.name, typed };
}

const distances: FieldValue[] = [
  { value: "-1h", label: "The last hour" },
  { value: "-24h", label: "The last 24 hours" },
  { value: "-7d", label: "The last 7 days" },
  { value: "-30d", label: "The last 30 days" },
  { value: "-3mo", label: "The last 3 months" },
];
const dayLabel = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1).replace("-", " ")}`;

/** Values that are known without asking the server. */
function localValues({ kind, values = [], words = [] }: QueryField): FieldValue[] {
  const days = dateNames.filter((name) => name !== "now").map((name) => ({ value: name, label: dayLabel(name) }));
  const own = kind === "date" ? [...days, ...distances] : kind === "boolean" ? booleans : values;
  return [...own, ...words];
}
