import { expect, test } from "vitest";
import { emptyFilters, hasFilters, listHref, readListState, ticketHref } from "./list-state";

const state = {
  ...emptyFilters,
  view: "all-open",
  q: "lost phone",
  status: ["new", "open"] as const,
  team: "onboarding",
  sort: "priority" as const,
  order: "asc" as const,
};

test("every state of the list survives the way through its address", () => {
  const url = new URL(listHref(state), "http://desk");
  expect(readListState(url.pathname, url.search.slice(1))).toEqual(state);
});

test("a ticket's address carries the list it was opened from", () => {
  const url = new URL(ticketHref(48213, state), "http://desk");
  expect(url.pathname).toBe("/tickets/48213");
  expect(readListState(url.pathname, url.search.slice(1))).toEqual(state);
});

test("unknown words in the address are left out", () => {
  const read = readListState("/views/all", "status=open,bogus&sort=magic&priority=urgent");
  expect(read).toMatchObject({ status: ["open"], sort: null, priority: ["urgent"] });
});

test("a ticket opened by its number alone belongs to no list", () => {
  expect(readListState("/tickets/12", "")).toBeNull();
  expect(ticketHref(12, null)).toBe("/tickets/12");
});

test("a sort order is no filter, words are", () => {
  expect(hasFilters({ ...emptyFilters, view: "all", sort: "created" })).toBe(false);
  expect(hasFilters({ ...emptyFilters, view: "all", q: "x" })).toBe(true);
});

test("the search page keeps its words in the address", () => {
  expect(listHref({ ...emptyFilters, view: "search", q: "ana@example.com" })).toBe("/search?q=ana%40example.com");
});
