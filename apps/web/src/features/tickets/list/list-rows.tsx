"use client";
import { GroupHead } from "@desk/ui/group-head";
import { NewRowsBar } from "@desk/ui/new-rows-bar";
import { Spinner } from "@desk/ui/spinner";
import clsx from "clsx";
import { type CSSProperties, lazy, Suspense, useCallback, useMemo, useRef } from "react";
import { gridOf } from "@/lib/list-columns";
import { useMe } from "@/lib/me";
import { useViewLabel } from "@/lib/saved-views";
import { setFocusedId, useFocusedId } from "../focus";
import { listKey } from "../list-state";
import { useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";
import { type Geometry, headTopOf, heightOf, topOf } from "./paging/geometry";
import { useRowWindow } from "./paging/use-row-window";
import { useRowHeights } from "./row-height";
import { RowPlaceholder } from "./row-placeholder";
import { TicketListRow } from "./ticket-list-row";
import { useGridEvents } from "./use-grid-events";
import { useGroupWords } from "./use-group-words";
import { useNewRows } from "./use-new-rows";
import { useRowFocus } from "./use-row-focus";
import { useTableColumns } from "./use-table-columns";

const TableHeadRow = lazy(() => import("./table-head-row"));
const TableRow = lazy(() => import("./table-row"));
const MoreProblem = lazy(() => import("./more-problem"));

/** Room below the known rows while more follow: grey rows that fill as one scrolls on. */
const pendingRows = 10;

/** The rows in sight of a list of any length: one tab stop, the focused row always mounted, scroll kept per list. */
export function ListRows({ isTable }: { isTable: boolean }) {
  const { list, openNumber } = useWorkspace();
  const label = useViewLabel(list.state.view);
  const me = useMe()?.user.id ?? "";
  const key = listKey(list.state);
  const scroller = useRef<HTMLDivElement>(null);
  const heights = useRowHeights(scroller);
  const { layout, hasMore, shown } = list;
  const geometry = useMemo<Geometry>(
    () => ({
      layout,
      rowCount: layout.rowCount + (hasMore ? pendingRows : 0),
      rowHeight: heights.row,
      headHeight: heights.head,
    }),
    [layout, hasMore, heights],
  );
  const columns = useTableColumns(scroller, shown.columns);
  const onFocus = useCallback((id: string, place: number) => setFocusedId(key, id, place), [key]);
  const drawn = useRowWindow({ scroller, key, pagesKey: list.pagesKey, geometry });
  const selected = useSelectedIds(key);
  const newRows = useNewRows(list);
  const wordsOf = useGroupWords(list);

  const wishedPlace = list.placeOf(useFocusedId(key) ?? "");
  const focusedPlace = wishedPlace ?? (list.rowAt(0) ? 0 : list.placeOf(list.rows[0]?.id ?? ""));
  const focusRow = useRowFocus({ scroller, key, list, reveal: drawn.reveal });
  const events = useGridEvents({ focusedPlace: focusedPlace ?? 0, focusRow });

  const isQueue = list.state.view === "my-queue" && list.state.sort === null;

  const places: number[] = [];
  for (let place = drawn.first; place <= drawn.last; place += 1) places.push(place);
  if (focusedPlace !== undefined && focusedPlace < drawn.first) places.unshift(focusedPlace);
  if (focusedPlace !== undefined && focusedPlace > drawn.last) places.push(focusedPlace);
  const heads = layout.heads.filter(({ row }) => row >= drawn.first && row <= drawn.last);
  const Row = isTable ? TableRow : TicketListRow;
  const box = "absolute inset-x-0 top-0";

  return (
    <>
      {newRows.count > 0 ? <NewRowsBar count={`${newRows.count} new`} action="show" onShow={newRows.show} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: Rows are virtual and absolutely placed, which a table cannot be. */}
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={list.total === null ? -1 : list.total + (isTable ? 1 : 0)}
        aria-multiselectable
        aria-busy={list.isLoadingMore}
        className={clsx(
          "flex min-h-0 flex-1 flex-col",
          shown.layout === "compact" ? "[--row:2rem] max-md:[--row:2.75rem]" : "max-md:[--row:3.75rem]",
        )}
        style={isTable ? ({ "--columns": gridOf(columns) } as CSSProperties) : undefined}
        {...events}
      >
        <Suspense fallback={<div className="h-8 shrink-0" />}>
          {isTable ? <TableHeadRow columns={columns} /> : null}
        </Suspense>
        {/* biome-ignore lint/a11y/useSemanticElements: As above. */}
        <div ref={scroller} role="rowgroup" className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
          {drawn.pinned === null ? null : (
            <div aria-hidden className="sticky top-0 z-10 h-0">
              <GroupHead count={list.groupCount(drawn.pinned)}>{wordsOf(drawn.pinned)}</GroupHead>
            </div>
          )}
          <div role="presentation" className="relative" style={{ height: heightOf(geometry) }}>
            {heads.map(({ row, key: group }) => (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: A head between virtual rows takes no focus.
              <div
                key={`head-${group}-${row}`}
                role="row"
                className={box}
                style={{ transform: `translateY(${headTopOf(geometry, row)}px)` }}
              >
                {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: As above. */}
                <div role="gridcell" aria-colspan={isTable ? columns.length + 2 : 2}>
                  <GroupHead
                    count={list.groupCount(group)}
                    end={row === 0 && isQueue ? "Waiting longest first" : undefined}
                  >
                    {wordsOf(group)}
                  </GroupHead>
                </div>
              </div>
            ))}
            {places.map((place) => {
              const ticket = list.rowAt(place);
              const style = { transform: `translateY(${topOf(geometry, place)}px)`, height: heights.row };
              if (!ticket) return <RowPlaceholder key={`place-${place}`} className={box} style={style} />;
              return (
                <div key={ticket.id} role="presentation" className={clsx(box, "flex")} style={style}>
                  <Row
                    ticket={ticket}
                    view={list.state.view}
                    me={me}
                    place={place}
                    index={place + (isTable ? 2 : 1)}
                    columns={columns}
                    isCompact={shown.layout === "compact"}
                    isCurrent={ticket.number === openNumber}
                    isSelected={selected.has(ticket.id)}
                    isTabStop={place === focusedPlace}
                    onFocus={onFocus}
                  />
                </div>
              );
            })}
          </div>
          {list.isLoadingMore && drawn.last >= layout.rowCount ? (
            <div className="sticky bottom-0 flex h-0 items-end justify-center text-ink-3">
              <span className="mb-2">
                <Spinner label="More tickets are loading" />
              </span>
            </div>
          ) : null}
          <Suspense>{list.error && list.rows.length > 0 ? <MoreProblem /> : null}</Suspense>
        </div>
      </div>
    </>
  );
}
