"use client";
import { type RefObject, useEffect, useRef } from "react";
import { focusedIdOf, setFocusedId } from "../focus";
import type { TicketList } from "../use-ticket-list";

type Options = {
  scroller: RefObject<HTMLDivElement | null>;
  key: string;
  list: TicketList;
  reveal: (place: number) => void;
};

/** Moves the focus to a row by its place, which may have to be loaded and drawn first. */
export function useRowFocus({ scroller, key, list, reveal }: Options): (place: number) => void {
  const wanted = useRef<number | null>(null);

  function settle() {
    const place = wanted.current;
    const ticket = place === null ? undefined : list.rowAt(place);
    if (place === null || !ticket) return;
    setFocusedId(key, ticket.id, place);
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${ticket.id}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  }

  useEffect(settle);
  useEffect(() => {
    // Coming back to the list: the row that was left has the focus again.
    const id = focusedIdOf(key);
    if (!id || document.activeElement !== document.body) return;
    const frame = requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [key, scroller]);

  return (place) => {
    wanted.current = place;
    const ticket = list.rowAt(place);
    if (ticket) setFocusedId(key, ticket.id, place);
    reveal(place);
    // When nothing had to be drawn anew, no render follows.
    requestAnimationFrame(settle);
  };
}
