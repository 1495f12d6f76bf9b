import type { SavedView } from "@desk/contracts/view";
import type { BoardField, Grouping, ViewColumn } from "@desk/contracts/view-words";
import type { ListLayout } from "@desk/contracts/words";
import type { ListState, SortKey } from "./list-state";
import type { Look } from "./remembered";

/** A view with the changes of the address on top: what is asked for, how it is drawn, and what was changed. */
export type ShownView = {
  saved: SavedView | null;
  asked: { view: string; query: string; sort: readonly SortKey[] | null };
  /** What stands in the field. */
  query: string;
  sort: readonly SortKey[];
  group: Grouping | null;
  layout: ListLayout;
  boardBy: BoardField;
  columns: readonly ViewColumn[];
  isModified: boolean;
};

const usualColumns: readonly ViewColumn[] = [
  "number",
  "subject",
  "requester",
  "labels",
  "assignee",
  "priority",
  "updated",
];

const usualSort = (view: string): SortKey[] => [{ by: view === "my-queue" ? "priority" : "updated", order: "desc" }];

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Rows sorted by priority first are parted by it, unless the view says otherwise. */
const usualGroup = (sort: readonly SortKey[]): Grouping | null => (sort[0]?.by === "priority" ? "priority" : null);

export function showView(state: ListState, saved: SavedView | null, look: Look): ShownView {
  const own = saved?.sort.length ? saved.sort : usualSort(state.view);
  const sort = state.sort ?? own;
  const query = state.query ?? saved?.query ?? "";
  const group = state.group ?? saved?.groupBy ?? (saved ? "none" : (look.group ?? usualGroup(sort) ?? "none"));
  const isQueryChanged = saved !== null && state.query !== null && state.query !== saved.query;
  const isChanged = (key: "sort" | "group" | "layout" | "boardBy" | "columns", before: unknown) =>
    state[key] !== null && !isSame(state[key], before);
  return {
    saved,
    // The words of the address take the place of a saved query, so the whole of the tickets is asked.
    asked: isQueryChanged
      ? { view: "all", query, sort }
      : { view: state.view, query: saved ? "" : query, sort: state.sort },
    query,
    sort,
    group: group === "none" ? null : group,
    layout: state.layout ?? saved?.layout ?? look.layout ?? "list",
    boardBy: state.boardBy ?? saved?.boardBy ?? look.boardBy ?? "status",
    columns: state.columns ?? saved?.columns ?? look.columns ?? usualColumns,
    isModified:
      saved === null
        ? state.query !== null || state.sort !== null
        : isQueryChanged ||
          isChanged("sort", saved.sort) ||
          isChanged("group", saved.groupBy ?? "none") ||
          isChanged("layout", saved.layout) ||
          isChanged("boardBy", saved.boardBy) ||
          isChanged("columns", saved.columns),
  };
}
