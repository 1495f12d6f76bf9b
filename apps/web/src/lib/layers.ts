"use client";
import type { CreateViewInput, SavedView } from "@desk/contracts/view";
import { createStore, useStore } from "./store";
import { keepKeysFor } from "./type-ahead";

/** Nested lists of the command menu; null is its first page. */
export type MenuPage = "assign" | "status" | "priority" | "labels" | "team" | "macro" | "snooze";
/** The editor of a view: of a saved one, or of a new one that begins with what is shown. */
type ViewLayer = { kind: "view"; view: SavedView | null; start: Partial<CreateViewInput> };
export type Layer =
  | { kind: "menu"; page: MenuPage | null }
  | { kind: "shortcuts" }
  | { kind: "new-ticket" }
  | ViewLayer;

const layer = createStore<Layer | null>(null);

export function openLayer(next: Layer): void {
  layer.set(next);
  keepKeysFor("[role=dialog] input");
}
export const closeLayer = (): void => layer.set(null);
export const useLayer = (): Layer | null => useStore(layer);
