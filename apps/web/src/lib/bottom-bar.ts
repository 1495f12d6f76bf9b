"use client";
import { useEffect } from "react";
import { createStore, useStore } from "./store";

const takers = createStore(0);

/** While mounted and true, the phone's bottom bar gives its place away. */
export function useTakeBottomBar(isTaken: boolean): void {
  useEffect(() => {
    if (!isTaken) return;
    takers.set((count) => count + 1);
    return () => takers.set((count) => count - 1);
  }, [isTaken]);
}

export const useBottomBarTaken = (): boolean => useStore(takers) > 0;
