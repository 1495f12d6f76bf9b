"use client";
import { createStore, useStore } from "@/lib/store";

/** The row with the tab stop and its place, per list, and how far each list is scrolled: back returns to this. */
type Focused = { id: string; row: number | null };
const focused = createStore<ReadonlyMap<string, Focused>>(new Map());
const scrolled = new Map<string, number>();

export function useFocusedId(list: string): string | null {
  return useStore(focused).get(list)?.id ?? null;
}

export const focusedIdOf = (list: string): string | null => focused.get().get(list)?.id ?? null;
export const focusedRowOf = (list: string): number | null => focused.get().get(list)?.row ?? null;

export function setFocusedId(list: string, id: string, row: number | null = null): void {
  const now = focused.get().get(list);
  if (now?.id === id && (row === null || now.row === row)) return;
  focused.set((before) => new Map(before).set(list, { id, row: row ?? (now?.id === id ? now.row : null) }));
}

export const scrollOf = (list: string): number => scrolled.get(list) ?? 0;
export const keepScroll = (list: string, top: number): void => void scrolled.set(list, top);

let isTicketFocusAsked = false;

/** The next ticket that opens takes the focus to its heading: it was opened by key. */
export function askTicketFocus(): void {
  isTicketFocusAsked = true;
}

export function takeTicketFocus(): boolean {
  const isAsked = isTicketFocusAsked;
  isTicketFocusAsked = false;
  return isAsked;
}

/** Back to the row that was left, where the list stands beside the ticket; elsewhere the list does it when it appears. */
export function returnToRow(): void {
  isTicketFocusAsked = false;
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>("#list [role=row][tabindex='0']")?.focus({ preventScroll: true }),
  );
}
