"use client";
import type { KeyboardEvent, MouseEvent } from "react";
import { askTicketFocus, focusedIdOf, setFocusedId } from "../focus";
import { listKey } from "../list-state";
import { extendSelection, setSelection, toggleSelected } from "../selection";
import { useWorkspace } from "../workspace-context";

type Grid = {
  focusedPlace: number;
  focusRow: (place: number) => void;
};

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLElement>("[role=row][data-id]") : null;

/** Pointer and keyboard on the grid as a whole: rows carry data, not handlers. */
export function useGridEvents({ focusedPlace, focusRow }: Grid) {
  const { list, openNumber, openTicket, toList } = useWorkspace();
  const key = listKey(list.state);
  const order = list.rows.map((row) => row.id);

  function onKeyDown(event: KeyboardEvent) {
    const row = rowOf(event.target);
    if (!row || event.altKey) return;
    // Keys may come faster than the focus moves, so what was asked for last counts, not where the focus still is.
    const place = list.placeOf(focusedIdOf(key) ?? "") ?? list.placeOf(row.dataset.id ?? "") ?? focusedPlace;
    const ticket = list.rowAt(place);
    const isMod = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    const by = moves[event.key] ?? (event.shiftKey ? moves[letter] : undefined);

    if (isMod && letter === "a") setSelection(key, order, null);
    else if (isMod) return;
    else if (by !== undefined) {
      const to = Math.max(0, Math.min(list.layout.rowCount - 1, place + by));
      if (event.shiftKey && ticket) extendSelection(key, order, ticket.id);
      focusRow(to);
      const reached = list.rowAt(to);
      if (event.shiftKey && reached) extendSelection(key, order, reached.id);
    } else if (!ticket) return;
    else if (event.key === "Enter" || letter === "o") {
      askTicketFocus();
      openTicket(ticket.number);
    } else if (event.key === " ") {
      if (openNumber === ticket.number) toList();
      else openTicket(ticket.number);
    } else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const row = rowOf(event.target);
    if (!row) return;
    const id = row.dataset.id ?? "";
    const isBox = event.target instanceof HTMLInputElement || (event.target as HTMLElement).closest("label") !== null;
    setFocusedId(key, id, list.placeOf(id) ?? null);
    if (event.shiftKey) {
      window.getSelection()?.removeAllRanges();
      extendSelection(key, order, id);
    } else if (isBox) {
      if (event.target instanceof HTMLInputElement) toggleSelected(key, id);
    } else if (event.ctrlKey || event.metaKey) toggleSelected(key, id);
    else openTicket(Number(row.dataset.number));
  }

  return { onKeyDown, onClick };
}

const moves: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
  PageDown: 10,
  PageUp: -10,
};
