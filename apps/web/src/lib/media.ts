"use client";
import { useSyncExternalStore } from "react";

/** Whether the window is at least this wide; null until it is known. */
function useMinWidth(px: number): boolean | null {
  const query = `(min-width: ${px / 16}rem)`;
  return useSyncExternalStore<boolean | null>(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
    () => null,
  );
}

export type WindowSize = "narrow" | "medium" | "split" | "wide";

/** narrow: one pane and the bottom bar; medium: rail and one pane; split: rail, list and ticket; wide: all four. */
export function useWindowSize(): WindowSize | null {
  const isMedium = useMinWidth(768);
  const isSplit = useMinWidth(960);
  const isWide = useMinWidth(1280);
  if (isMedium === null) return null;
  return isWide ? "wide" : isSplit ? "split" : isMedium ? "medium" : "narrow";
}
