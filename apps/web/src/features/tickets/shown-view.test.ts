import type { SavedView } from "@desk/contracts/view";
import { expect, test } from "vitest";
import { asTheViewSays, type ListState } from "./list-state";
import { showView } from "./shown-view";

const saved: SavedView = {
  id: "0192f0c0-0000-7000-8000-000000000001",
  slug: "refunds",
  name: "Refunds",
  scope: "everyone",
  teamId: null,
  ownerId: null,
  query: "label:refund",
  columns: ["subject", "updated"],
  sort: [{ by: "priority", order: "desc" }],
  groupBy: null,
  layout: "board",
  boardBy: "assignee",
  version: 1,
  missing: [],
  can: { edit: true },
};
const plain: ListState = { ...asTheViewSays, view: "refunds", q: "" };
const noLook = { group: null, layout: null, boardBy: null, columns: null };

test("QV-02: a saved view is asked for by its name and drawn as it was saved", () => {
  const shown = showView(plain, saved, noLook);
  expect(shown.asked).toEqual({ view: "refunds", query: "", sort: null });
  expect(shown).toMatchObject({ query: "label:refund", layout: "board", boardBy: "assignee", isModified: false });
});

test("QV-02: a changed query of a saved view stands for the view's own, and the view counts as modified", () => {
  const shown = showView({ ...plain, query: "" }, saved, noLook);
  expect(shown.asked).toEqual({ view: "all", query: "", sort: saved.sort });
  expect(shown.isModified).toBe(true);
  expect(showView({ ...plain, query: "label:refund" }, saved, noLook).isModified).toBe(false);
  expect(showView({ ...plain, layout: "list" }, saved, noLook).isModified).toBe(true);
});

test("a query narrows a built-in view, and its look is one's own, not a change of it", () => {
  const state: ListState = { ...plain, view: "my-queue", query: "label:refund" };
  expect(showView(state, null, noLook).asked).toEqual({ view: "my-queue", query: "label:refund", sort: null });
  const looked = showView({ ...state, query: null }, null, { ...noLook, layout: "compact", group: "team" });
  expect(looked).toMatchObject({ layout: "compact", group: "team", isModified: false });
  expect(showView({ ...state, query: null }, null, noLook).group).toBe("priority");
});
