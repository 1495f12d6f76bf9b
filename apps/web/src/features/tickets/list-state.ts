import {
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
  type TicketSort,
  ticketSorts,
} from "@desk/contracts/words";

/** What the list shows, as it stands in the address. `view` is a view's slug, or "search". */
export type ListState = {
  view: string;
  q: string;
  status: readonly StatusCategory[];
  priority: readonly Priority[];
  team: string | null;
  assignee: string | null;
  label: string | null;
  sort: TicketSort | null;
  order: "asc" | "desc" | null;
};

export const emptyFilters: Omit<ListState, "view"> = {
  q: "",
  status: [],
  priority: [],
  team: null,
  assignee: null,
  label: null,
  sort: null,
  order: null,
};

const only = <T extends string>(words: readonly T[], value: string | null): T[] =>
  words.filter((word) => value?.split(",").includes(word));

const oneOf = <T extends string>(words: readonly T[], value: string | null): T | null =>
  words.find((word) => word === value) ?? null;

/** Reads path and query; anything unknown is left out. Null where no list belongs to the address. */
export function readListState(path: string, queryString: string): ListState | null {
  const query = new URLSearchParams(queryString);
  const [, area, slug] = path.split("/");
  const view = area === "views" ? decodeURIComponent(slug ?? "") : area === "search" ? "search" : query.get("view");
  if (!view) return null;
  return {
    view,
    q: query.get("q") ?? "",
    status: only(statusCategories, query.get("status")),
    priority: only(priorities, query.get("priority")),
    team: query.get("team"),
    assignee: query.get("assignee"),
    label: query.get("label"),
    sort: oneOf(ticketSorts, query.get("sort")),
    order: oneOf(["asc", "desc"] as const, query.get("order")),
  };
}

function queryOf(state: ListState): URLSearchParams {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  if (state.status.length > 0) query.set("status", state.status.join(","));
  if (state.priority.length > 0) query.set("priority", state.priority.join(","));
  if (state.team) query.set("team", state.team);
  if (state.assignee) query.set("assignee", state.assignee);
  if (state.label) query.set("label", state.label);
  if (state.sort) query.set("sort", state.sort);
  if (state.order) query.set("order", state.order);
  return query;
}

const withQuery = (path: string, query: URLSearchParams) => {
  // Commas part the values of one filter and are easier to read than %2C.
  const text = query.toString().replaceAll("%2C", ",");
  return text ? `${path}?${text}` : path;
};

export function listHref(state: ListState): string {
  return withQuery(state.view === "search" ? "/search" : `/views/${encodeURIComponent(state.view)}`, queryOf(state));
}

/** The ticket's address carries the list it was opened from, so that next, previous and back know it. */
export function ticketHref(number: number, state: ListState | null): string {
  if (!state) return `/tickets/${number}`;
  const query = new URLSearchParams({ view: state.view });
  for (const [key, value] of queryOf(state)) query.set(key, value);
  return withQuery(`/tickets/${number}`, query);
}

export function hasFilters(state: ListState): boolean {
  return queryOf({ ...state, sort: null, order: null }).size > 0;
}

/** One name for one list, for caches and remembered scroll positions. */
export const listKey = (state: ListState): string => listHref(state);
