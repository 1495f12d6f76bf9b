import { expect, test } from "vitest";
import { partOfList } from "../part-of-list";
import { columnKeys, takesTickets } from "./columns";

const input = { view: "all-open", limit: 50, query: "label:vip OR label:refund" };

test("QV-12: each column of a board is its list narrowed to one value", () => {
  expect(partOfList(input, "status", "open")).toEqual({ ...input, status: ["open"] });
  expect(partOfList(input, "assignee", "none")).toEqual({ ...input, assigneeId: "none" });
  expect(partOfList(input, "team", "none").query).toBe("(label:vip OR label:refund) team:none");
});

test("QV-12: columns that could take a ticket are there while they are empty; new and closed take none", () => {
  expect(columnKeys("priority", ["low"], "me")).toEqual(["urgent", "high", "normal", "low"]);
  expect(columnKeys("assignee", ["ana", "none"], "me")).toEqual(["none", "me", "ana"]);
  expect(takesTickets("status", "pending")).toBe(true);
  expect(takesTickets("status", "new")).toBe(false);
});
