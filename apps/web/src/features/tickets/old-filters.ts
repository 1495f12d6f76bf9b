import { priorities, statusCategories } from "@desk/contracts/words";

const quoted = (value: string): string =>
  /^[\p{L}\p{N}_.@+-]+$/u.test(value) ? value : `"${value.replaceAll(/["\\]/gu, "\\$&")}"`;

const listed = (field: string, words: readonly string[]): string[] =>
  words.length === 0 ? [] : [words.length === 1 ? `${field}:${words[0]}` : `${field}:(${words.join(", ")})`];

/** Addresses written before there was a query language name one filter each; they still say the same. */
export function queryOfFilters(filters: URLSearchParams): string | null {
  const chosen = (name: string, words: readonly string[]) =>
    words.filter((word) => filters.get(name)?.split(",").includes(word));
  const value = (name: string) => filters.get(name)?.trim() ?? "";
  const one = (name: string) => (value(name) ? [`${name}:${quoted(value(name))}`] : []);
  const parts = [
    ...listed("status", chosen("status", statusCategories)),
    ...listed("priority", chosen("priority", priorities)),
    ...one("team"),
    ...one("assignee"),
    ...one("label"),
    ...(value("q") ? [value("q")] : []),
  ];
  return parts.length > 0 ? parts.join(" ") : null;
}
