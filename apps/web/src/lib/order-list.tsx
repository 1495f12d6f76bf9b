"use client";
import { IconButton } from "@desk/ui/icon-button";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { moved } from "./moved";

type Entry = { id: string; label: string; extra?: ReactNode };
type Props = {
  label: string;
  entries: readonly Entry[];
  onOrder: (ids: string[]) => void;
  onRemove: (id: string) => void;
};

/** Entries in an order of one's own: buttons move each up and down, and take it out. */
export function OrderList({ label, entries, onOrder, onRemove }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const ids = entries.map(({ id }) => id);

  function move(at: number, by: number) {
    const id = ids[at];
    onOrder(moved(ids, at, by));
    // The focus goes along with the entry, on the same button unless that one is at its end now.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-entry="${id}"]`);
      const same = row?.querySelector<HTMLElement>(`[data-by="${by}"]:not(:disabled)`);
      (same ?? row?.querySelector<HTMLElement>("[data-by]:not(:disabled)"))?.focus();
    });
  }

  return (
    <ul ref={list} aria-label={label} className="flex flex-col border-line border-t">
      {entries.map(({ id, label: name, extra }, at) => (
        <li
          key={id}
          data-entry={id}
          className="flex min-h-8 items-center gap-1 border-line border-b text-sm max-md:min-h-11"
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {extra}
          <IconButton
            icon={ArrowUp}
            size="sm"
            label={`Move ${name} up`}
            data-by={-1}
            disabled={at === 0}
            onClick={() => move(at, -1)}
          />
          <IconButton
            icon={ArrowDown}
            size="sm"
            label={`Move ${name} down`}
            data-by={1}
            disabled={at === entries.length - 1}
            onClick={() => move(at, 1)}
          />
          <IconButton
            icon={X}
            size="sm"
            label={`Remove ${name}`}
            disabled={entries.length === 1}
            onClick={() => onRemove(id)}
          />
        </li>
      ))}
    </ul>
  );
}
