import type { CreateViewInput, SavedView, SortKey } from "@desk/contracts/view";
import { type BoardField, defaultColumns, type Grouping, type ViewColumn } from "@desk/contracts/view-words";
import type { ListLayout, ViewScope } from "@desk/contracts/words";

/** A view as the editor holds it. */
export type ViewDraft = {
  name: string;
  scope: ViewScope;
  teamId: string | null;
  query: string;
  columns: readonly ViewColumn[];
  sort: readonly SortKey[];
  groupBy: Grouping | null;
  layout: ListLayout;
  boardBy: BoardField;
};

export function draftOf(view: SavedView | null, start: Partial<CreateViewInput>): ViewDraft {
  const empty: ViewDraft = {
    name: "",
    scope: "me",
    teamId: null,
    query: "",
    columns: defaultColumns,
    sort: [{ by: "updated", order: "desc" }],
    groupBy: null,
    layout: "list",
    boardBy: "status",
  };
  const { name, scope, teamId, query, columns, sort, groupBy, layout, boardBy } = { ...empty, ...view };
  return {
    name: start.name ?? name,
    scope: start.scope ?? scope,
    teamId: start.teamId ?? teamId,
    query: start.query ?? query,
    columns: start.columns ?? columns,
    sort: start.sort ?? sort,
    groupBy: start.groupBy ?? groupBy,
    layout: start.layout ?? layout,
    boardBy: start.boardBy ?? boardBy,
  };
}

/** What the server takes; a team is named only where the view is for one. */
export const inputOf = (draft: ViewDraft): CreateViewInput => ({
  name: draft.name.trim(),
  scope: draft.scope,
  teamId: draft.scope === "team" ? draft.teamId : null,
  query: draft.query,
  columns: [...draft.columns],
  sort: [...draft.sort],
  groupBy: draft.groupBy,
  layout: draft.layout,
  boardBy: draft.boardBy,
});
