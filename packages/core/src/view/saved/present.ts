import type { SavedView, SortKey } from "@desk/contracts/view";
import { boardFields, groupings, viewColumns } from "@desk/contracts/view-words";
import { ticketSorts } from "@desk/contracts/words";
import type { Actor } from "../../context";
import type { ViewRow } from "./find";
import { mayEditView } from "./policy";

const isOneOf =
  <T extends string>(words: readonly T[]) =>
  (value: string): value is T =>
    words.some((word) => word === value);

const isColumn = isOneOf(viewColumns);
const isSort = isOneOf(ticketSorts);
const isGrouping = isOneOf(groupings);
const isBoardField = isOneOf(boardFields);

/** The keys of a stored view. A word that is no longer one is passed over. */
export const sortOf = ({ sort }: Pick<ViewRow, "sort">): SortKey[] =>
  sort.flatMap(({ by, order }) => (isSort(by) ? [{ by, order }] : []));

export function presentView(actor: Actor, view: ViewRow, missing: string[] = []): SavedView {
  const { id, slug, name, scope, teamId, ownerUserId, query, columns, groupBy, layout, boardBy, version } = view;
  return {
    id,
    slug,
    name,
    scope,
    teamId,
    ownerId: ownerUserId,
    query,
    columns: columns.filter(isColumn),
    sort: sortOf(view),
    groupBy: groupBy !== null && isGrouping(groupBy) ? groupBy : null,
    layout,
    boardBy: isBoardField(boardBy) ? boardBy : "status",
    version,
    missing,
    can: { edit: mayEditView(actor, view) },
  };
}
