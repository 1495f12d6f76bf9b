"use client";
import { createStore, useStore } from "@/lib/store";
import type { Target } from "./use-targets";

/** What is asked about the selected tickets before it is done. */
export type BulkAsk = "dealOut" | "write" | "macro" | "spam";
const asked = createStore<{ ask: BulkAsk; targets: readonly Target[] } | null>(null);

export const askBulk = (ask: BulkAsk, targets: readonly Target[]): void => asked.set({ ask, targets });
export const closeBulkAsk = (): void => asked.set(null);
export const useBulkAsk = () => useStore(asked);
