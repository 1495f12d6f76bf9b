"use client";
import { GroupHead } from "@desk/ui/group-head";
import { NewRowsBar } from "@desk/ui/new-rows-bar";
import { Spinner } from "@desk/ui/spinner";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import { useDirectory, useMe } from "@/lib/me";
import { viewLabel } from "@/lib/views";
import { focusedIdOf, keepScroll, scrollOf, setFocusedId, useFocusedId } from "../focus";
import { listKey } from "../list-state";
import { useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";
import { toItems } from "./list-items";
import { rangeWith, useRowHeight } from "./row-height";
import { TicketListRow } from "./ticket-list-row";
import { useGridEvents } from "./use-grid-events";
import { useNewRows } from "./use-new-rows";

const TableHeadRow = lazy(() => import("./table-head-row"));
const TableRow = lazy(() => import("./table-row"));

const headHeight = 28;

/** The virtual rows: one tab stop, the focused row always mounted, scroll kept per list. */
export function ListRows({ isTable }: { isTable: boolean }) {
  const { list, openNumber } = useWorkspace();
  const { teams } = useDirectory();
  const me = useMe()?.user.id ?? "";
  const key = listKey(list.state);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight(scroller);
  const items = useMemo(() => toItems(list.rows, list.state), [list.rows, list.state]);
  const wishedId = useFocusedId(key);
  const selected = useSelectedIds(key);
  const focusedAt = Math.max(
    0,
    items.findIndex((item) => item.kind === "ticket" && item.key === wishedId),
  );
  const focusedId = items[focusedAt]?.kind === "ticket" ? items[focusedAt].key : list.rows[0]?.id;

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (items[at]?.kind === "head" ? headHeight : rowHeight),
    getItemKey: (at) => items[at]?.key ?? at,
    overscan: 8,
    initialOffset: () => scrollOf(key),
    initialRect: { width: 372, height: 800 },
    rangeExtractor: (range) => rangeWith(range, focusedAt),
  });
  const newRows = useNewRows(list);
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => virtual.measure(), [rowHeight, virtual]);
  useEffect(() => {
    if (lastShown >= items.length - 15 && list.hasMore && !list.isLoadingMore) list.loadMore();
  }, [lastShown, items.length, list]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = scrollOf(key);
    // Coming back to the list: the row that was left has the focus again.
    const id = focusedIdOf(key);
    if (!id || document.activeElement !== document.body) return;
    const frame = requestAnimationFrame(() =>
      box.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [key]);

  const events = useGridEvents({
    scroller,
    order: list.rows.map((row) => row.id),
    focusedId: focusedId ?? null,
    reveal: (id) => {
      const at = items.findIndex((item) => item.key === id);
      if (at >= 0) virtual.scrollToIndex(at);
    },
  });

  return (
    <>
      {newRows.count > 0 ? <NewRowsBar count={`${newRows.count} new`} action="show" onShow={newRows.show} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: Rows are virtual and absolutely placed, which a table cannot be. */}
      <div
        role="grid"
        aria-label={viewLabel(list.state.view, teams)}
        aria-rowcount={list.total === null ? -1 : list.total + (isTable ? 1 : 0)}
        aria-multiselectable
        aria-busy={list.isLoadingMore}
        className="flex min-h-0 flex-1 flex-col max-md:[--row:3.75rem]"
        {...events}
      >
        <Suspense fallback={<div className="h-8 shrink-0" />}>{isTable ? <TableHeadRow /> : null}</Suspense>
        {/* biome-ignore lint/a11y/useSemanticElements: As above. */}
        <div
          ref={scroller}
          role="rowgroup"
          onScroll={(event) => keepScroll(key, event.currentTarget.scrollTop)}
          className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]"
        >
          <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
            {shown.map((place) => {
              const item = items[place.index];
              if (!item) return null;
              const style = { transform: `translateY(${place.start}px)`, height: place.size };
              const box = "absolute inset-x-0 top-0";
              if (item.kind === "head") {
                return (
                  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: A head between virtual rows takes no focus.
                  <div key={item.key} role="row" className={box} style={style}>
                    {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: As above. */}
                    <div role="gridcell" aria-colspan={isTable ? 9 : 2}>
                      <GroupHead end={item.isFirst ? "Waiting longest first" : undefined}>{item.label}</GroupHead>
                    </div>
                  </div>
                );
              }
              const Row = isTable ? TableRow : TicketListRow;
              return (
                <div key={item.key} role="presentation" className={clsx(box, "flex")} style={style}>
                  <Row
                    ticket={item.ticket}
                    view={list.state.view}
                    me={me}
                    index={item.at + (isTable ? 2 : 1)}
                    isCurrent={item.ticket.number === openNumber}
                    isSelected={selected.has(item.ticket.id)}
                    isTabStop={item.ticket.id === focusedId}
                    onFocus={() => setFocusedId(key, item.ticket.id)}
                  />
                </div>
              );
            })}
          </div>
          {list.isLoadingMore ? (
            <div className="flex h-10 items-center justify-center text-ink-3">
              <Spinner label="More tickets are loading" />
            </div>
          ) : null}
        </div>
      </div>
    </>
  );
}
