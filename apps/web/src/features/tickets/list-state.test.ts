import { expect, test } from "vitest";
import { asTheViewSays, hasFilters, type ListState, listHref, listKey, readListState, ticketHref } from "./list-state";

const plain: ListState = { ...asTheViewSays, view: "all-open", q: "" };
const state: ListState = {
  view: "all-open",
  q: "",
  query: 'status:(new, open) -label:"lost item" phone & bag',
  sort: [
    { by: "priority", order: "desc" },
    { by: "updated", order: "asc" },
  ],
  group: "assignee",
  layout: "board",
  boardBy: "priority",
  columns: ["subject", "requester", "updated"],
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

test("a query emptied on a saved view is not the view's own query", () => {
  const url = new URL(listHref({ ...plain, query: "" }), "http://desk");
  expect(readListState(url.pathname, url.search.slice(1))?.query).toBe("");
  expect(readListState("/views/all-open", "")?.query).toBeNull();
});

test("unknown words in the address are left out", () => {
  const read = readListState("/views/all", "sort=magic.asc,created.desc&layout=cube&columns=subject,nose&group=moon");
  expect(read).toMatchObject({
    sort: [{ by: "created", order: "desc" }],
    layout: null,
    columns: ["subject"],
    group: null,
  });
});

test("QV-06: filters and orders of older addresses are read as a query", () => {
  const read = readListState(
    "/views/all",
    "status=open,bogus,new&priority=urgent&team=lost-items&assignee=me&label=lost+item&q=phone&sort=created&order=asc",
  );
  expect(read?.query).toBe('status:(new, open) priority:urgent team:lost-items assignee:me label:"lost item" phone');
  expect(read?.sort).toEqual([{ by: "created", order: "asc" }]);
});

test("a ticket opened by its number alone belongs to no list", () => {
  expect(readListState("/tickets/12", "")).toBeNull();
  expect(ticketHref(12, null)).toBe("/tickets/12");
});

test("a sort order is no filter, words are", () => {
  expect(hasFilters({ ...plain, sort: [{ by: "created", order: "desc" }] })).toBe(false);
  expect(hasFilters({ ...plain, query: "x" })).toBe(true);
});

test("how a list is drawn does not make it another list, its order does", () => {
  expect(listKey({ ...plain, layout: "board", columns: ["subject"] })).toBe(listKey(plain));
  expect(listKey({ ...plain, sort: [{ by: "created", order: "asc" }] })).not.toBe(listKey(plain));
});

test("the search page keeps its words in the address", () => {
  expect(listHref({ ...plain, view: "search", q: "ana@example.com" })).toBe("/search?q=ana%40example.com");
});
