"use client";
import { IconButton } from "@desk/ui/icon-button";
import clsx from "clsx";
import { CircleQuestionMark, ListFilter, Search, X } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useWindowSize } from "@/lib/media";
import { QueryBox } from "@/lib/query/query-box";
import { useWorkspace } from "../workspace-context";
import { PhoneQuery } from "./phone-query";
import { QueryField } from "./query-field";
import { ViewChanges } from "./view-changes";

const Popover = lazy(() => import("@desk/ui/popover"));
const Builder = lazy(() => import("@/lib/query/builder/builder"));
const HelpPanel = lazy(() => import("@/lib/query/help-panel"));
const QuerySheet = lazy(() => import("@/lib/query/query-sheet"));

const rowAwaitedMs = 1_500;
const row = () => document.querySelector<HTMLElement>("#list [role=row][tabindex='0']");

/** To the rows, also when those of the query that was just typed are still taking the place of the others. */
function toRows() {
  const until = performance.now() + rowAwaitedMs;
  const stay = () => {
    // Rows that go take the focus with them; whoever has moved on meanwhile is left alone.
    if (document.activeElement === document.body) row()?.focus();
    const isHere = document.activeElement === document.body || document.activeElement === row();
    if (isHere && performance.now() < until) requestAnimationFrame(stay);
  };
  row()?.focus();
  requestAnimationFrame(stay);
}

/** What the list is narrowed to: conditions and words in one field, mirrored in the address. */
export default function FilterBar({ isTable }: { isTable: boolean }) {
  const { list, changeList } = useWorkspace();
  const isNarrow = useWindowSize() === "narrow";
  const [layer, setLayer] = useState<"builder" | "help" | "sheet" | null>(null);
  const builderButton = useRef<HTMLButtonElement>(null);
  const helpButton = useRef<HTMLButtonElement>(null);
  const { query, saved } = list.shown;
  // A built-in view without a query has none in its address; a saved one emptied says so.
  const setQuery = (text: string) => changeList({ query: text === (saved?.query ?? "") ? null : text });

  if (list.state.view === "search") {
    return (
      <search aria-label="Search tickets" className="flex shrink-0 items-center border-line border-b px-4 py-2">
        <div className="focus-field flex min-h-(--h-control-lg) min-w-0 flex-1 items-center gap-x-1.5 rounded-control border border-line-control bg-raised px-1">
          <Search aria-hidden className="ms-1 size-4 text-ink-3" strokeWidth={1.9} />
          <QueryField value={list.state.q} isSearch onChange={(q) => changeList({ q })} />
          {list.state.q ? (
            <IconButton icon={X} size="sm" label="Clear the words" onClick={() => changeList({ q: "" })} />
          ) : null}
        </div>
      </search>
    );
  }
  if (isNarrow) {
    return (
      <search aria-label="Filter this list" className="flex shrink-0 flex-col border-line border-b">
        <PhoneQuery query={query} onOpen={() => setLayer("sheet")} />
        {list.shown.isModified ? (
          <div className="flex px-4 pb-2">
            <ViewChanges />
          </div>
        ) : null}
        <Suspense>
          {layer === "sheet" ? <QuerySheet value={query} onChange={setQuery} onClose={() => setLayer(null)} /> : null}
        </Suspense>
      </search>
    );
  }
  const builderIcon = (
    <IconButton
      ref={builderButton}
      icon={ListFilter}
      size="sm"
      label="Build the query"
      aria-haspopup="dialog"
      aria-expanded={layer === "builder"}
      onClick={() => setLayer("builder")}
    />
  );
  return (
    <search
      aria-label="Filter this list"
      className={clsx(
        "flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2",
        isTable && "min-h-(--h-bar)",
      )}
    >
      {/* Beside a list in a pane there is no room for the field and what follows a change: that takes a line of its own. */}
      <div className="flex min-w-0 flex-1 basis-72">
        <QueryBox
          value={query}
          onChange={setQuery}
          label="Filter this list"
          placeholder="Filter: status:open label:refund lost bag"
          onLeave={toRows}
          start={builderIcon}
          end={
            <IconButton
              ref={helpButton}
              icon={CircleQuestionMark}
              size="sm"
              label="How to write a query"
              aria-haspopup="dialog"
              aria-expanded={layer === "help"}
              onClick={() => setLayer("help")}
            />
          }
        />
      </div>
      {list.shown.isModified ? <ViewChanges /> : null}
      <Suspense>
        {layer === "builder" ? (
          <Popover
            label="Build the query"
            anchorRef={builderButton}
            isOpen
            onOpenChange={() => setLayer(null)}
            className="w-[min(40rem,calc(100vw-1rem))] gap-3 overflow-y-auto p-4"
          >
            <Builder value={query} onChange={setQuery} />
          </Popover>
        ) : null}
        {layer === "help" ? (
          <Popover
            label="How to write a query"
            anchorRef={helpButton}
            align="end"
            isOpen
            onOpenChange={() => setLayer(null)}
            className="w-[min(30rem,calc(100vw-1rem))]"
          >
            <HelpPanel
              onUse={(example) => {
                setQuery(example);
                setLayer(null);
              }}
            />
          </Popover>
        ) : null}
      </Suspense>
    </search>
  );
}
