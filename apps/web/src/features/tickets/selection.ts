"use client";
import { createStore, useStore } from "@/lib/store";

/** Selected ticket ids, and the row a range starts from. Kept per list: another list starts empty. */
type Selection = { list: string; ids: ReadonlySet<string>; anchor: string | null };

const none: Selection = { list: "", ids: new Set(), anchor: null };
const selection = createStore<Selection>(none);

export const selectedMax = 50;

export function useSelectedIds(list: string): ReadonlySet<string> {
  const now = useStore(selection);
  return now.list === list ? now.ids : none.ids;
}

export const clearSelection = (): void => selection.set(none);

export function setSelection(list: string, ids: Iterable<string>, anchor: string | null): void {
  selection.set({ list, ids: new Set(ids), anchor });
}

export function toggleSelected(list: string, id: string): void {
  const now = selection.get();
  const ids = new Set(now.list === list ? now.ids : []);
  if (!ids.delete(id)) ids.add(id);
  selection.set({ list, ids, anchor: id });
}

/** Adds every row from the anchor to this one. */
export function extendSelection(list: string, order: readonly string[], id: string): void {
  const now = selection.get();
  const ids = new Set(now.list === list ? now.ids : []);
  const from = order.indexOf(now.list === list && now.anchor ? now.anchor : id);
  const to = order.indexOf(id);
  for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(each);
  selection.set({ list, ids, anchor: now.anchor ?? id });
}
