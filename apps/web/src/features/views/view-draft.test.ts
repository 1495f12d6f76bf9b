import { expect, test } from "vitest";
import { moved } from "@/lib/moved";
import { draftOf, inputOf } from "./view-draft";

test("QV-02: a new view begins with what is shown, and names a team only when it is for one", () => {
  const draft = draftOf(null, { query: "is:active label:refund", layout: "board", groupBy: "team" });
  expect(draft).toMatchObject({ query: "is:active label:refund", layout: "board", groupBy: "team", scope: "me" });
  const teamId = "0192f0c0-0000-7000-8000-000000000001";
  expect(inputOf({ ...draft, name: " Refunds ", teamId })).toMatchObject({ name: "Refunds", teamId: null });
  expect(inputOf({ ...draft, name: "Refunds", scope: "team", teamId })).toMatchObject({ teamId });
});

test("an entry moves by keys up to the ends and no farther", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, -2)).toEqual(["c", "a", "b"]);
});
