"use client";
import { createStore, useStore } from "@/lib/store";

/** Working through a view: which, the ticket that was taken, and how far it went. */
export type QueueMode = {
  view: string;
  /** Null when nothing is left. */
  ticket: { id: string; number: number } | null;
  taken: number;
  skipped: number;
};

const mode = createStore<QueueMode | null>(null);

export const setQueueMode = (next: QueueMode | null): void => mode.set(next);
export const queueMode = (): QueueMode | null => mode.get();
export const useQueueMode = (): QueueMode | null => useStore(mode);
