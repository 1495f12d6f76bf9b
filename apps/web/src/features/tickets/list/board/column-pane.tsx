"use client";
import type { BoardField } from "@desk/contracts/view-words";
import type { Priority, StatusCategory } from "@desk/contracts/words";
import { Avatar, NobodyAvatar } from "@desk/ui/avatar";
import { Button } from "@desk/ui/button";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { StatusIcon } from "@desk/ui/status-icon";
import clsx from "clsx";
import { type DragEvent, type KeyboardEvent, useId, useState } from "react";
import { viewCount } from "@/lib/words";
import type { ListedTicket } from "../../use-ticket-list";
import { groupKeyOf } from "../grouping";
import { Card } from "./card";
import type { BoardColumn } from "./use-board";

type Named = BoardColumn & { label: string; isOpen: boolean };
type Props = {
  column: Named;
  by: BoardField;
  /** Where its tickets can go. */
  others: readonly Named[];
  isTarget: boolean;
  heldId: string | null;
  tabStop: string | null;
  dragged: ListedTicket | null;
  onDrag: (ticket: ListedTicket | null) => void;
  onMove: (ticket: ListedTicket, to: string) => void;
  onOpen: (ticket: ListedTicket) => void;
  onFocus: (ticket: ListedTicket) => void;
  onKeyDown: (event: KeyboardEvent, row: number) => void;
  onMore: () => void;
};

/** One column of the board. */
export function ColumnPane(props: Props) {
  const { column, by, others, isTarget, heldId, tabStop, dragged, onDrag, onMove, onOpen, onFocus, onKeyDown } = props;
  const id = useId();
  const [isOver, setOver] = useState(false);
  const takes = dragged !== null && column.isOpen && groupKeyOf(dragged, by) !== column.key;

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (dragged && takes) onMove(dragged, column.key);
    onDrag(null);
  }

  return (
    <section
      aria-labelledby={id}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      className={clsx(
        "flex w-76 min-w-64 shrink-0 flex-col border-line border-e max-md:w-[84vw]",
        isTarget || (isOver && takes) ? "bg-selected" : "bg-canvas",
      )}
    >
      <h2
        id={id}
        className="flex h-9 shrink-0 items-center gap-2 border-line border-b bg-sunken px-3 font-medium text-sm"
      >
        <ColumnIcon by={by} column={column} />
        <bdi className="min-w-0 truncate">{column.label}</bdi>
        <span className="figures text-ink-3 text-xs">
          {viewCount(column.count)}
          {column.isAtLeast && column.count <= 1_000 ? "+" : ""}
        </span>
      </h2>
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {column.cards.map((ticket, row) => (
          <Card
            key={ticket.id}
            ticket={ticket}
            isTabStop={ticket.id === tabStop}
            isHeld={ticket.id === heldId}
            moves={[
              { kind: "heading", label: "Move to" },
              ...others.map(({ key, label }) => ({ label, onSelect: () => onMove(ticket, key) })),
            ]}
            onOpen={() => onOpen(ticket)}
            onFocus={() => onFocus(ticket)}
            onKeyDown={(event) => onKeyDown(event, row)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", `#${ticket.numberText}`);
              onDrag(ticket);
            }}
            onDragEnd={() => onDrag(null)}
          />
        ))}
        {column.cards.length === 0 ? <li className="px-3 py-2 text-ink-3 text-xs">Nothing here.</li> : null}
        {column.hasMore ? (
          <li className="p-2">
            <Button variant="ghost" onClick={props.onMore}>
              Show more
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function ColumnIcon({ by, column }: { by: BoardField; column: Named }) {
  if (by === "status") return <StatusIcon status={column.key as StatusCategory} />;
  if (by === "priority") return <PriorityIcon priority={column.key as Priority} />;
  return column.key === "none" ? <NobodyAvatar /> : <Avatar id={column.key} name={column.label} size={20} />;
}
