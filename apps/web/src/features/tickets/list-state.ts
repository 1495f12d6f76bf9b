import {
  type BoardField,
  boardFields,
  type Grouping,
  groupings,
  type ViewColumn,
  viewColumns,
} from "@desk/contracts/view-words";
import { type ListLayout, listLayouts, type TicketSort, ticketSorts } from "@desk/contracts/words";
import { queryOfFilters } from "./old-filters";

export type SortKey = { by: TicketSort; order: "asc" | "desc" };

/** What the list shows, as it stands in the address. `view` is a view's slug, or "search". Null: as the view has it. */
export type ListState = {
  view: string;
  /** The words of the search page. */
  q: string;
  /** In the query language. On a built-in view it narrows the view; on a saved one it stands for the view's own. */
  query: string | null;
  sort: readonly SortKey[] | null;
  group: Grouping | "none" | null;
  layout: ListLayout | null;
  boardBy: BoardField | null;
  columns: readonly ViewColumn[] | null;
};

export const asTheViewSays: Omit<ListState, "view" | "q"> = {
  query: null,
  sort: null,
  group: null,
  layout: null,
  boardBy: null,
  columns: null,
};

const only = <T extends string>(words: readonly T[], value: string | null): T[] =>
  (value?.split(",") ?? []).flatMap((each) => words.find((word) => word === each) ?? []);

const oneOf = <T extends string>(words: readonly T[], value: string | null): T | null =>
  words.find((word) => word === value) ?? null;

/** `priority.desc,updated.asc`; the older form is one word, with the order beside it. */
function readSort(value: string | null, order: string | null): SortKey[] | null {
  const keys = (value?.split(",") ?? []).flatMap((each) => {
    const [word = "", way] = each.split(".");
    const by = oneOf(ticketSorts, word);
    return by ? [{ by, order: (way ?? order) === "asc" ? ("asc" as const) : ("desc" as const) }] : [];
  });
  return keys.length > 0 ? keys : null;
}

export const writeSort = (sort: readonly SortKey[]): string => sort.map(({ by, order }) => `${by}.${order}`).join(",");

/** Reads path and query; anything unknown is left out. Null where no list belongs to the address. */
export function readListState(path: string, queryString: string): ListState | null {
  const query = new URLSearchParams(queryString);
  const [, area, slug] = path.split("/");
  const view = area === "views" ? decodeURIComponent(slug ?? "") : area === "search" ? "search" : query.get("view");
  if (!view) return null;
  const columns = only(viewColumns, query.get("columns"));
  return {
    view,
    q: view === "search" ? (query.get("q") ?? "") : "",
    query: view === "search" ? null : (query.get("query") ?? queryOfFilters(query)),
    sort: readSort(query.get("sort"), query.get("order")),
    group: oneOf([...groupings, "none"], query.get("group")),
    layout: oneOf(listLayouts, query.get("layout")),
    boardBy: oneOf(boardFields, query.get("board")),
    columns: columns.length > 0 ? columns : null,
  };
}

function queryOf(state: ListState): URLSearchParams {
  const query = new URLSearchParams();
  if (state.q) query.set("q", state.q);
  if (state.query !== null) query.set("query", state.query);
  if (state.sort) query.set("sort", writeSort(state.sort));
  if (state.group) query.set("group", state.group);
  if (state.layout) query.set("layout", state.layout);
  if (state.boardBy) query.set("board", state.boardBy);
  if (state.columns) query.set("columns", state.columns.join(","));
  return query;
}

const withQuery = (path: string, query: URLSearchParams) => {
  // Commas and colons are easier to read as they are, and an address may hold them.
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
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

/** Whether the list is narrowed to less than its view. */
export function hasFilters(state: ListState): boolean {
  return state.q !== "" || state.query !== null;
}

/** One name for one list, for caches and remembered scroll positions: how it is drawn is not part of it. */
export const listKey = (state: ListState): string => listHref({ ...state, layout: null, boardBy: null, columns: null });
