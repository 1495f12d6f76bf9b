import { expect, test } from "vitest";
import { pressHead } from "./sort-keys";

test("QV-02: a press on a head sorts by it, a second press turns it round, Shift adds a key", () => {
  const byUpdated = pressHead([], "updated", false);
  expect(byUpdated).toEqual([{ by: "updated", order: "desc" }]);
  expect(pressHead(byUpdated, "updated", false)).toEqual([{ by: "updated", order: "asc" }]);
  const both = pressHead(byUpdated, "priority", true);
  expect(both).toEqual([
    { by: "updated", order: "desc" },
    { by: "priority", order: "desc" },
  ]);
  expect(pressHead(both, "updated", true)[0]).toEqual({ by: "updated", order: "asc" });
  expect(pressHead(both, "priority", false)).toEqual([{ by: "priority", order: "desc" }]);
});
