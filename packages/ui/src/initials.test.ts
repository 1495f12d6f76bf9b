import { expect, test } from "vitest";
import { tintOf, tintsMax } from "./avatar-tint";
import { initialsOf } from "./initials";

test.each([
  ["Grace Wanjiru", "GW"],
  ["Fatima Zahra El Amrani", "FA"],
  ["mei-ling tan", "MT"],
  ["Öner", "Ö"],
  ["ليلى بنعلي", "ل"],
  ["山田 太郎", "山"],
  ["  ", ""],
  ["'Ana' (Support)", "AS"],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("a person keeps one tint, and many people use all six about evenly", () => {
  expect(tintOf("0198-a")).toBe(tintOf("0198-a"));
  const uses = Array.from({ length: tintsMax }, () => 0);
  for (let at = 0; at < 6_000; at++) uses[tintOf(`person-${at}`)]! += 1;
  expect(Math.min(...uses)).toBeGreaterThan(800);
  expect(Math.max(...uses)).toBeLessThan(1_200);
});
