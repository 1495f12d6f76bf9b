"use client";
import { announce } from "@desk/ui/announcer";
import { type KeyboardEvent, type RefObject, useState } from "react";
import type { ListedTicket } from "../../use-ticket-list";

type Column = { key: string; label: string; isOpen: boolean; cards: readonly ListedTicket[] };
type Board = {
  box: RefObject<HTMLElement | null>;
  columns: readonly Column[];
  move: (ticket: ListedTicket, to: string) => Promise<boolean>;
  open: (ticket: ListedTicket) => void;
};

/** A card that was picked up, and the column it would be put into. */
type Held = { ticket: ListedTicket; from: number; to: number };

/** Arrows go from card to card; Space picks one up, arrows choose its column, Space puts it there, Esc leaves it. */
export function useCardKeys({ box, columns, move, open }: Board) {
  const [held, setHeld] = useState<Held | null>(null);

  function focusCard(id: string | undefined) {
    if (id) requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus());
  }

  function nextOpen(from: number, by: number): number {
    for (let at = from + by; at >= 0 && at < columns.length; at += by) if (columns[at]?.isOpen) return at;
    return from;
  }

  async function drop({ ticket, from, to }: Held) {
    const column = columns[to];
    setHeld(null);
    if (!column || to === from) announce(`#${ticket.numberText} stays in ${column?.label ?? "its column"}`);
    else {
      announce(`#${ticket.numberText} moved to ${column.label}`);
      focusCard(ticket.id);
      await move(ticket, column.key);
    }
    focusCard(ticket.id);
  }

  function choose(event: KeyboardEvent, now: Held) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
      const to = nextOpen(now.to, isRtl ? -by : by);
      setHeld({ ...now, to });
      announce(columns[to]?.label ?? "");
    } else if (event.key === " " || event.key === "Enter") void drop(now);
    else if (event.key === "Escape") {
      setHeld(null);
      announce(`#${now.ticket.numberText} was left where it is`);
    } else if (event.key === "Tab") setHeld(null);
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  }

  function onKeyDown(event: KeyboardEvent, at: number, row: number) {
    const ticket = columns[at]?.cards[row];
    if (!ticket || event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    if (held) {
      choose(event, held);
      return;
    }
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "ArrowDown" || event.key === "j") focusCard(columns[at]?.cards[row + 1]?.id);
    else if (event.key === "ArrowUp" || event.key === "k") focusCard(columns[at]?.cards[row - 1]?.id);
    else if (sideways !== undefined) {
      const by = isRtl ? -sideways : sideways;
      for (let next = at + by; next >= 0 && next < columns.length; next += by) {
        const cards = columns[next]?.cards ?? [];
        if (cards.length === 0) continue;
        focusCard(cards[Math.min(row, cards.length - 1)]?.id);
        break;
      }
    } else if (event.key === "Enter" || event.key === "o") open(ticket);
    else if (event.key === " ") {
      setHeld({ ticket, from: at, to: at });
      announce(
        `#${ticket.numberText} picked up from ${columns[at]?.label}. Arrows choose a column, Space puts it there.`,
      );
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { held, onKeyDown, letGo: () => setHeld(null) };
}
