"use client";
import { showToast } from "@desk/ui/toast";
import { createStore, useStore } from "@/lib/store";

/**
 * Selected ticket ids, and the row a range starts from. Kept per list: another list starts empty. With `isAll` all
 * that match the list are meant, loaded or not, but for those in `except`.
 */
type Selection = {
  list: string;
  ids: ReadonlySet<string>;
  anchor: string | null;
  isAll: boolean;
  except: ReadonlySet<string>;
};

/** So many can be named one by one; beyond that all that match are meant. */
const selectedMax = 5_000;

const none: Selection = { list: "", ids: new Set(), anchor: null, isAll: false, except: new Set() };
const selection = createStore<Selection>(none);

function choose(list: string, ids: Set<string>, anchor: string | null): void {
  if (ids.size > selectedMax)
    showToast({ id: "selected-max", message: "Select all that match instead of so many one by one." });
  selection.set({ ...none, list, ids: new Set([...ids].slice(0, selectedMax)), anchor });
}

export function useSelection(list: string): Selection {
  const now = useStore(selection);
  return now.list === list ? now : none;
}

export const useSelectedIds = (list: string): ReadonlySet<string> => useSelection(list).ids;

export const clearSelection = (): void => selection.set(none);

export function setSelection(list: string, ids: Iterable<string>, anchor: string | null): void {
  choose(list, new Set(ids), anchor);
}

/** Means all that match the list; `loaded` are those of them that are on the screen. */
export function selectAllMatching(list: string, loaded: Iterable<string>): void {
  const now = selection.get();
  const except = now.list === list && now.isAll ? now.except : none.except;
  const ids = new Set([...loaded].filter((id) => !except.has(id)));
  selection.set({ list, ids, anchor: null, isAll: true, except });
}

export function toggleSelected(list: string, id: string): void {
  const now = selection.get();
  const ids = new Set(now.list === list ? now.ids : []);
  const isOn = !ids.delete(id);
  if (isOn) ids.add(id);
  if (now.list !== list || !now.isAll) {
    choose(list, ids, id);
    return;
  }
  const except = new Set(now.except);
  if (isOn) except.delete(id);
  else except.add(id);
  selection.set({ ...now, ids, except, anchor: id });
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
