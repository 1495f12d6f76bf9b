"use client";
import { createStore, useStore } from "@/lib/store";
import { type Chain, startOfList } from "./chain";

/** What is kept of a list while others are shown: its chain of pages, and which tickets were seen in it. */
type KeptList = { chain: Chain; seen: Set<string> };

/** Beyond so many the first ones are enough to tell new tickets from known ones. */
const seenMax = 5_000;
const lists = new Map<string, KeptList>();

export const chainOf = (key: string): Chain => lists.get(key)?.chain ?? startOfList;
export const isSeen = (key: string, id: string): boolean => lists.get(key)?.seen.has(id) ?? false;

export function keepChain(key: string, chain: Chain, ids: readonly string[]): void {
  const seen = lists.get(key)?.seen ?? new Set();
  for (const id of ids) if (seen.size < seenMax) seen.add(id);
  lists.set(key, { chain, seen });
}

export function forgetList(key: string): void {
  lists.delete(key);
  windows.set((before) => new Map([...before].filter(([each]) => each !== key)));
}

/** Pages in sight, and those about to be. */
export type PageWindow = { from: number; to: number };

const beginning: PageWindow = { from: 0, to: 0 };
const windows = createStore<ReadonlyMap<string, PageWindow>>(new Map());

export const useWindow = (key: string): PageWindow => useStore(windows).get(key) ?? beginning;

export function setWindow(key: string, next: PageWindow): void {
  const now = windows.get().get(key) ?? beginning;
  if (now.from === next.from && now.to === next.to) return;
  windows.set((before) => new Map(before).set(key, next));
}
