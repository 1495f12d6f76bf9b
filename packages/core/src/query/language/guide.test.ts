import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseQuery, printQuery, queryFields, queryHelp } from ".";

const page = readFileSync(new URL("../../../../../docs/query-language.md", import.meta.url), "utf8");

/** Cells of rows of two columns whose first is a query. */
const examplesOf = (markdown: string): [query: string, meaning: string][] =>
  [...markdown.matchAll(/^\| `(?<query>[^`]+)` \| (?<meaning>[^|]+) \|$/gmu)].map(({ groups }) => [
    groups?.query ?? "",
    groups?.meaning ?? "",
  ]);

test("QV-06: every example of the guide is read without a problem and written as it stands", () => {
  const examples = queryHelp.flatMap((part) => part.examples);
  expect(examples.length).toBeGreaterThan(35);
  for (const { query: text } of examples) {
    const { query, problems } = parseQuery(text);
    expect([text, problems]).toEqual([text, []]);
    expect(printQuery(query)).toBe(text);
  }
});

test("the page in docs shows the very examples of the guide, and every field with its aliases", () => {
  const shown = queryHelp.flatMap((part) => part.examples.map(({ query, meaning }) => [query, meaning]));
  expect(examplesOf(page)).toEqual(shown);
  for (const part of queryHelp) expect(page).toContain(part.text);
  for (const { name, aliases } of queryFields.fields)
    for (const word of [name, ...aliases]) expect(page).toContain(`\`${word}\``);
});
