import { expect, test } from "vitest";
import { columnsThatFit, gridOf } from "./list-columns";

test("QV-02: chosen columns stand in the chosen order, and the subject takes what is left", () => {
  expect(gridOf(["updated", "subject", "priority"])).toBe("2.75rem 1.75rem 5.25rem minmax(0,1fr) 5.25rem");
  expect(gridOf(["number", "status"])).toBe("2.75rem 1.75rem 4.375rem minmax(0,1fr)");
});

test("on a narrow window the less telling columns give way, and the subject stays", () => {
  const chosen = ["number", "subject", "requester", "labels", "assignee", "priority", "updated"] as const;
  expect(columnsThatFit(chosen, 75)).toEqual(chosen);
  expect(columnsThatFit(chosen, 50)).toEqual(["number", "subject", "requester", "assignee", "priority", "updated"]);
  expect(columnsThatFit(chosen, 20)).toContain("subject");
});
