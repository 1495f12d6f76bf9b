"use client";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import clsx from "clsx";
import { useEffect } from "react";
import { viewCount } from "@/lib/words";
import { api } from "@/trpc/client";
import { filterOf } from "../actions/use-bulk";
import { listKey } from "../list-state";
import { clearSelection, selectAllMatching, setSelection, useSelection } from "../selection";
import { useWorkspace } from "../workspace-context";
import SelectionActions from "./selection-actions";

/** How many are selected and what can be done with them. */
export default function SelectionBar({ isTable }: { isTable: boolean }) {
  const { words, offer, isLoaded, selectLoaded } = useSelectionWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: A toolbar is not a fieldset.
    <div
      role="group"
      aria-label="Selected tickets"
      className={clsx(
        "flex min-h-11 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-sunken py-1",
        isTable ? "px-4" : "px-3",
      )}
    >
      <Checkbox
        aria-label={isLoaded ? "Clear the selection" : "Select the loaded rows"}
        checked={isLoaded}
        isMixed={!isLoaded}
        onChange={isLoaded ? clearSelection : selectLoaded}
        className="-ms-1"
      />
      <span className="figures whitespace-nowrap font-medium text-sm max-md:sr-only" aria-live="polite">
        {words}
      </span>
      {offer ? (
        <button type="button" className="min-h-6 text-start text-link text-sm" onClick={offer.select}>
          {offer.label}
        </button>
      ) : null}
      <div className="ms-auto flex items-center gap-2 max-md:hidden">
        <SelectionActions shape={isTable ? "buttons" : "icons"} />
        {isTable ? (
          <Button variant="ghost" keys={["Esc"]} onClick={clearSelection}>
            Clear
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** First the loaded rows, then, once all of them are selected, all that match; their number is counted up to 1 000. */
function useSelectionWords() {
  const { list } = useWorkspace();
  const key = listKey(list.state);
  const { ids, isAll, except } = useSelection(key);
  const loaded = list.rows.map((row) => row.id);
  const isLoaded = loaded.every((id) => ids.has(id));
  const hasMore = list.hasMore && list.state.view !== "search";
  const counted = api.job.count.useQuery(filterOf(list.input), { enabled: hasMore && (isLoaded || isAll) }).data?.count;
  const total = counted === undefined ? "" : `${viewCount(counted)} `;
  const selectLoaded = () => setSelection(key, loaded, null);

  // Rows that come into the window later belong to the selection too, while others are let go.
  useEffect(() => {
    if (isAll) selectAllMatching(key, loaded);
  }, [isAll, list.rows]);

  if (isAll) {
    const without = except.size > 0 ? `, without ${except.size}` : "";
    return {
      words: `All ${total}matching selected${without}`,
      offer: null,
      isLoaded: isLoaded && except.size === 0,
      selectLoaded,
    };
  }
  const offer = !isLoaded
    ? { label: `Select all ${loaded.length} loaded`, select: selectLoaded }
    : hasMore
      ? { label: `Select all ${total}matching`, select: () => selectAllMatching(key, loaded) }
      : null;
  return { words: `${ids.size} selected`, offer, isLoaded, selectLoaded };
}
