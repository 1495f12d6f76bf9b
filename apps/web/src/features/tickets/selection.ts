"use client";
import { showToast } from "@desk/ui/toast";
import { createStore, useStore } from "@/lib/store";

/** Selected ticket ids, and the row a range starts from. Kept per list: another list starts empty. */
type Selection = { list: string; ids: ReadonlySet<string>; anchor: string | null };

export const selectedMax = 50;

const none: Selection = { list: "", ids: new Set(), anchor: null };

/** Bigger changes are jobs for another time, so the selection stops where one by one stops being quick. */
function choose(list: string, ids: Set<string>, anchor: string | null): void {
  if (ids.size > selectedMax)
    showToast({ id: "selected-max", message: `Up to ${selectedMax} tickets can be selected.` });
  selection.set({ list, ids: new Set([...ids].slice(0, selectedMax)), anchor });
}
const selection = createStore<Selection>(none);

export function useSelectedIds(list: string): ReadonlySet<string> {
  const now = useStore(selection);
  return now.list === list ? now.ids : none.ids;
}

export const clearSelection = (): void => selection.set(none);

export function setSelection(list: string, ids: Iterable<string>, anchor: string | null): void {
  choose(list, new Set(ids), anchor);
}

export function toggleSelected(list: string, id: string): void {
  const now = selection.get();
  const ids = new Set(now.list === list ? now.ids : []);
  if (!ids.delete(id)) ids.add(id);
  choose(list, ids, id);
}

/** Adds every row from the anchor to this one. */
export function extendSelection(list: string, order: readonly string[], id: string): void {
  const now = selection.get();
  const ids = new Set(now.list === list ? now.ids : []);
  const from = order.indexOf(now.list === list && now.anchor ? now.anchor : id);
  const to = order.indexOf(id);
  for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(each);
  choose(list, ids, now.anchor ?? id);
}
