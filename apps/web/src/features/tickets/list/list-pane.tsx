"use client";
import clsx from "clsx";
import { lazy, Suspense, useRef, useState } from "react";
import { useTakeBottomBar } from "@/lib/bottom-bar";
import { useCommand } from "@/lib/keyboard/commands";
import { useWindowSize } from "@/lib/media";
import { usePlace } from "@/lib/places";
import { keepKeysFor } from "@/lib/type-ahead";
import { listKey } from "../list-state";
import { useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";
import { ListBody } from "./list-body";
import { ListHead } from "./list-head";
import { PaneResizer, useListWidth } from "./pane-resizer";
import { useListCommands } from "./use-list-commands";

const FilterBar = lazy(() => import("./filter-bar"));
const SelectionBar = lazy(() => import("./selection-bar"));
const BulkDialog = lazy(() => import("../actions/bulk-dialog"));
const MissingParts = lazy(() => import("./missing-parts"));
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
  const showsQuery = isTable || isQueryWanted || isSearch || list.shown.isModified;
  const isBoard = list.shown.layout === "board" && !isSearch;
  usePlace("list");
  useListCommands();
  useCommand(
    "search.focus",
    () => {
      setQueryWanted(true);
      keepKeysFor("#list input[data-search]");
    },
    !isSearch && !isNarrow,
  );
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
      <Suspense>{list.shown.saved && list.shown.saved.missing.length > 0 ? <MissingParts /> : null}</Suspense>
      <ListBody isTable={isTable} isBoard={isBoard} />
      <Suspense>{isNarrow && isSelecting ? <SelectionActions shape="bar" /> : null}</Suspense>
      {isSplit ? <PaneResizer width={width} onResize={setWidth} pane={pane} /> : null}
    </section>
  );
}
