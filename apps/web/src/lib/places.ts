"use client";
import { useEffect } from "react";
import { createStore, useStore } from "./store";

/** Places one may skip to, while they are on the page. */
export type Place = "list" | "thread" | "composer";

const present = createStore<readonly Place[]>([]);

export function usePlace(place: Place): void {
  useEffect(() => {
    present.set((places) => [...places, place]);
    return () => present.set((places) => places.filter((each) => each !== place));
  }, [place]);
}

export const usePlaces = (): readonly Place[] => useStore(present);
