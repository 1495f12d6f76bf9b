import { expect, test } from "vitest";
import { type MenuEntry, marksOf, matching } from "./menu-entry";

const entry = (label: string, group = "This ticket"): MenuEntry => ({ id: label, group, label, run: () => undefined });

test("beginnings come before words, words before letters in between", () => {
  const entries = [entry("Pass on"), entry("Mark as assigned"), entry("Assign to…"), entry("A small sign")];
  expect(matching(entries, "ass").map(({ label }) => label)).toEqual([
    "Assign to…",
    "Mark as assigned",
    "Pass on",
    "A small sign",
  ]);
});

test("accents do not matter and what does not fit is gone", () => {
  expect(matching([entry("José"), entry("Ana")], "jose").map(({ label }) => label)).toEqual(["José"]);
});

test("groups keep their order whatever the scores", () => {
  const entries = [entry("Mark as assigned"), entry("Assignment rules", "Go to")];
  expect(matching(entries, "assi").map(({ group }) => group)).toEqual(["This ticket", "Go to"]);
});

test("what was typed stands out in the label", () => {
  expect(marksOf("Assign to…", "ass")).toEqual([
    { text: "Ass", isMatch: true },
    { text: "ign to…", isMatch: false },
  ]);
});
