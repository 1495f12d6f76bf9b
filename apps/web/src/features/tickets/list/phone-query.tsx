"use client";
import { Icon } from "@desk/ui/icon";
import { QueryChip } from "@desk/ui/query-chip";
import { ListFilter } from "lucide-react";
import { segmentsOf } from "@/lib/query/segments";

/** The query on a phone: one line to read, a press opens it with the whole screen. */
export function PhoneQuery({ query, onOpen }: { query: string; onOpen: () => void }) {
  const { chips, words } = segmentsOf(query);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={onOpen}
      className="focus-inset flex min-h-(--h-touch) w-full items-center gap-2 overflow-hidden px-4 text-start text-sm"
    >
      <span className="sr-only">Filter: </span>
      <Icon as={ListFilter} className="text-ink-2" />
      {chips.map((chip) => (
        <QueryChip
          key={chip.text}
          field={chip.field}
          value={<bdi>{chip.value}</bdi>}
          isExcluded={chip.isExcluded}
          className="shrink-0"
        />
      ))}
      <span className={words ? "truncate" : "truncate text-ink-3"}>
        {words || (chips.length === 0 ? "Every ticket of the view" : "")}
      </span>
    </button>
  );
}
