"use client";
import clsx from "clsx";
import { lazy, Suspense, useRef, useState } from "react";
import { useTakeBottomBar } from "@/lib/bottom-bar";
import { useWindowSize } from "@/lib/media";
import { usePlace } from "@/lib/places";
import { hasFilters, listKey } from "../list-state";
import { useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";
import { ListBody } from "./list-body";
import { ListHead } from "./list-head";
import { PaneResizer, useListWidth } from "./pane-resizer";
import { useListCommands } from "./use-list-commands";

const FilterBar = lazy(() => import("./filter-bar"));
const SelectionBar = lazy(() => import("./selection-bar"));
const BulkDialog = lazy(() => import("../actions/bulk-dialog"));
const SelectionActions = lazy(() => import("./selection-actions"));

/** The work list: head, query, selection and rows. */
export function ListPane({ isTable }: { isTable: boolean }) {
  const { list, isSplit } = useWorkspace();
  const [isQueryWanted, setQueryWanted] = useState(false);
  const [width, setWidth] = useListWidth();
  const pane = useRef<HTMLElement>(null);
  const isNarrow = useWindowSize() === "narrow";
  const selectedCount = useSelectedIds(listKey(list.state)).size;
  const isSelecting = selectedCount > 0;
  const isSearch = list.state.view === "search";
  const showsQuery = isTable || isQueryWanted || isSearch || hasFilters(list.state);
  usePlace("list");
  useListCommands();
  useTakeBottomBar(isNarrow && isSelecting);

  return (
    <section
      ref={pane}
      id="list"
      tabIndex={-1}
      aria-label="Tickets"
      style={isSplit ? { width: `${width / 16}rem` } : undefined}
      className={clsx(
        "relative flex min-w-0 flex-col bg-canvas outline-none",
        isSplit ? "shrink-0 border-line border-e" : "flex-1",
      )}
    >
      <ListHead isTable={isTable} isQueryShown={showsQuery} onToggleQuery={() => setQueryWanted(!showsQuery)} />
      <Suspense fallback={<div className={isTable ? "h-(--h-bar) shrink-0" : "hidden"} />}>
        {showsQuery ? <FilterBar isTable={isTable} /> : null}
      </Suspense>
      <Suspense>{isSelecting ? <SelectionBar isTable={isTable} /> : null}</Suspense>
      <Suspense>{isSelecting ? <BulkDialog /> : null}</Suspense>
      <ListBody isTable={isTable} />
      <Suspense>{isNarrow && isSelecting ? <SelectionActions shape="bar" /> : null}</Suspense>
      {isSplit ? <PaneResizer width={width} onResize={setWidth} pane={pane} /> : null}
    </section>
  );
}
