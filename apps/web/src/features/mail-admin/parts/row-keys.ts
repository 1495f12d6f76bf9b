"use client";
import type { KeyboardEvent } from "react";

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrows, Home and End move between the rows of a table; each row marks what takes the focus with `data-row`. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key];
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!move || !isPlain) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const inside = event.target instanceof Element ? event.target.closest("tr") : null;
  const at = rows.findIndex((row) => inside?.contains(row));
  if (at < 0) return;
  event.preventDefault();
  rows[move(at, rows.length - 1)]?.focus();
}
