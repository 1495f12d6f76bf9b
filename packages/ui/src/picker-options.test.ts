import { expect, test } from "vitest";
import { shownOptions } from "./picker-options";

const options = [
  { id: "1", label: "Maria José Silva", keywords: "mj@nawa.example" },
  { id: "2", label: "Tomasz Wójcik" },
  { id: "3", label: "José Pereira" },
];
const found = (query: string) => shownOptions(options, query).map((option) => option.id);

test("without words the list keeps its order", () => {
  expect(found("  ")).toEqual(["1", "2", "3"]);
});

test("accents and case do not matter, and a label that starts with the text comes first", () => {
  expect(found("JOSE")).toEqual(["3", "1"]);
  expect(found("wojc")).toEqual(["2"]);
});

test("every word must occur, also in the keywords", () => {
  expect(found("silva mj@")).toEqual(["1"]);
  expect(found("silva wójcik")).toEqual([]);
});
