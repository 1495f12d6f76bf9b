"use client";
import { useState } from "react";

/** Rows chosen by their checkboxes. What is no longer on the page is not chosen any more. */
export function useChosen(shown: readonly string[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = shown.filter((id) => ids.has(id));
  return {
    chosen,
    has: (id: string) => ids.has(id),
    isAll: shown.length > 0 && chosen.length === shown.length,
    isSome: chosen.length > 0 && chosen.length < shown.length,
    toggle: (id: string) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    toggleAll: () => setIds(new Set(chosen.length === shown.length ? [] : shown)),
    clear: () => setIds(new Set()),
  };
}
