"use client";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { askTicketFocus, focusedIdOf, setFocusedId } from "../focus";
import { listKey } from "../list-state";
import { extendSelection, setSelection, toggleSelected } from "../selection";
import { useWorkspace } from "../workspace-context";

type Grid = {
  scroller: RefObject<HTMLDivElement | null>;
  order: readonly string[];
  focusedId: string | null;
  reveal: (id: string) => void;
};

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLElement>("[role=row][data-id]") : null;

/** Pointer and keyboard on the grid as a whole: rows carry data, not handlers. */
export function useGridEvents({ scroller, order, focusedId, reveal }: Grid) {
  const { list, openNumber, openTicket, toList } = useWorkspace();
  const key = listKey(list.state);

  function focusRow(id: string) {
    setFocusedId(key, id);
    reveal(id);
    // The row may have to be drawn first; by then another key may have moved on.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (focusedIdOf(key) !== id) return;
        scroller.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
      }),
    );
  }

  function step(from: string | null, by: number): string | undefined {
    const at = from ? order.indexOf(from) : -1;
    return order[Math.max(0, Math.min(order.length - 1, at + by))];
  }

  function onKeyDown(event: KeyboardEvent) {
    const row = rowOf(event.target);
    if (!row || event.altKey) return;
    // Keys may come faster than the focus moves, so what was asked for last counts, not where the focus still is.
    const kept = focusedIdOf(key);
    const id = kept && order.includes(kept) ? kept : (row.dataset.id ?? "");
    const number = list.rows.find((each) => each.id === id)?.number ?? Number(row.dataset.number);
    const isMod = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    const by = moves[event.key] ?? (event.shiftKey ? moves[letter] : undefined);

    if (isMod && letter === "a") setSelection(key, order, null);
    else if (isMod) return;
    else if (by !== undefined) {
      const to = step(id, by);
      if (!to) return;
      if (event.shiftKey) extendSelection(key, order, id);
      focusRow(to);
      if (event.shiftKey) extendSelection(key, order, to);
    } else if (event.key === "Enter" || letter === "o") {
      askTicketFocus();
      openTicket(number);
    } else if (event.key === " ") {
      if (openNumber === number) toList();
      else openTicket(number);
    } else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const row = rowOf(event.target);
    if (!row) return;
    const id = row.dataset.id ?? "";
    const isBox = event.target instanceof HTMLInputElement || (event.target as HTMLElement).closest("label") !== null;
    setFocusedId(key, id);
    if (event.shiftKey) {
      window.getSelection()?.removeAllRanges();
      extendSelection(key, order, id);
    } else if (isBox) {
      if (event.target instanceof HTMLInputElement) toggleSelected(key, id);
    } else if (event.ctrlKey || event.metaKey) toggleSelected(key, id);
    else openTicket(Number(row.dataset.number));
  }

  return { onKeyDown, onClick, "data-focused": focusedId ?? undefined };
}

const moves: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  Home: -1_000_000,
  End: 1_000_000,
  PageDown: 10,
  PageUp: -10,
};
