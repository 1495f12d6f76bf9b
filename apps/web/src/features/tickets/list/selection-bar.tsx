"use client";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import clsx from "clsx";
import { listKey } from "../list-state";
import { clearSelection, selectedMax, setSelection, useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";
import SelectionActions from "./selection-actions";

/** How many are selected and what can be done with them. */
export default function SelectionBar({ isTable }: { isTable: boolean }) {
  const { list } = useWorkspace();
  const key = listKey(list.state);
  const selected = useSelectedIds(key);
  const loaded = list.rows.slice(0, selectedMax);
  const isAll = loaded.every((row) => selected.has(row.id));

  const selectLoaded = () =>
    setSelection(
      key,
      loaded.map((row) => row.id),
      null,
    );

  return (
    // biome-ignore lint/a11y/useSemanticElements: A toolbar is not a fieldset.
    <div
      role="group"
      aria-label="Selected tickets"
      className={clsx(
        "flex min-h-11 shrink-0 items-center gap-2 border-line border-b bg-sunken max-md:hidden",
        isTable ? "px-4" : "px-3",
      )}
    >
      <Checkbox
        aria-label={isAll ? "Clear the selection" : "Select the loaded rows"}
        checked={isAll}
        isMixed={!isAll}
        onChange={isAll ? clearSelection : selectLoaded}
        className="-ms-1"
      />
      <span className="figures whitespace-nowrap font-medium text-sm" aria-live="polite">
        {selected.size} selected
      </span>
      {isTable && !isAll ? (
        <button type="button" className="text-link text-sm" onClick={selectLoaded}>
          {list.rows.length > selectedMax ? `Select the first ${selectedMax}` : `Select all ${loaded.length}`}
        </button>
      ) : null}
      <div className="ms-auto flex items-center gap-2">
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
