"use client";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { PickerButton } from "@desk/ui/picker-button";
import { QueryChip } from "@desk/ui/query-chip";
import clsx from "clsx";
import { ListFilter, Search, X } from "lucide-react";
import { useState } from "react";
import { emptyFilters, hasFilters } from "../list-state";
import { useWorkspace } from "../workspace-context";
import { type FilterField, fieldWords, filterFields, useFilterFields } from "./filter-fields";
import { QueryField } from "./query-field";

const isMany = (field: FilterField | null) => field === null || field === "status" || field === "priority";

/** What the list is narrowed to: chips and words in one field, mirrored in the address. */
export default function FilterBar({ isTable }: { isTable: boolean }) {
  const { list, changeList } = useWorkspace();
  const { options, chosen, wordsOf, change, clear } = useFilterFields(list.state);
  const [isOpen, setOpen] = useState(false);
  const [field, setField] = useState<FilterField | null>(null);
  const shown = filterFields.filter((each) => chosen[each].length > 0);
  const isSearch = list.state.view === "search";

  function open(next: FilterField | null) {
    setField(next);
    setOpen(true);
  }

  function pick(id: string) {
    if (field === null) setField(id as FilterField);
    else changeList(change(field, id));
  }

  return (
    <search
      aria-label={isSearch ? "Search tickets" : "Filter this list"}
      className={clsx("flex shrink-0 items-center gap-2 border-line border-b px-4 py-2", isTable && "min-h-(--h-bar)")}
    >
      <div className="focus-field flex min-h-(--h-control-lg) min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-0.5 rounded-control border border-line-control bg-raised px-1">
        {isSearch ? (
          <Search aria-hidden className="ms-1 size-4 text-ink-3" strokeWidth={1.9} />
        ) : (
          <PickerButton
            key={field ?? "fields"}
            label={field === null ? "Filter by" : fieldWords[field]}
            placeholder={field === null ? "Filter by…" : `${fieldWords[field]}…`}
            emptyText="Nothing matches."
            options={field === null ? filterFields.map((id) => ({ id, label: fieldWords[id] })) : options[field]}
            selected={field === null ? [] : chosen[field]}
            onSelect={pick}
            isMultiple={isMany(field)}
            isOpen={isOpen}
            onOpenChange={(next) => (next ? open(null) : setOpen(false))}
          >
            {(trigger) => <IconButton icon={ListFilter} size="sm" label="Add a filter" {...trigger} />}
          </PickerButton>
        )}
        {shown.map((each) => (
          <QueryChip
            key={each}
            field={each}
            value={wordsOf(each)}
            onEdit={() => open(each)}
            onRemove={() => changeList(clear(each))}
            removeLabel={`Remove filter ${fieldWords[each]}`}
          />
        ))}
        <QueryField value={list.state.q} isSearch={isSearch} onChange={(q) => changeList({ q })} />
        {list.state.q ? (
          <IconButton icon={X} size="sm" label="Clear the words" onClick={() => changeList({ q: "" })} />
        ) : null}
      </div>
      {isTable && hasFilters(list.state) && !isSearch ? (
        <Button variant="ghost" onClick={() => changeList(emptyFilters)}>
          Reset
        </Button>
      ) : null}
    </search>
  );
}
