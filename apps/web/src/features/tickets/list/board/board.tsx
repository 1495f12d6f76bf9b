"use client";
import { Delayed } from "@desk/ui/delayed";
import { ListSkeleton } from "@desk/ui/skeleton";
import { useRef, useState } from "react";
import { useViewLabel } from "@/lib/saved-views";
import { askTicketFocus } from "../../focus";
import type { ListedTicket } from "../../use-ticket-list";
import { useWorkspace } from "../../workspace-context";
import EmptyList from "../empty-list";
import { BoardProblem } from "./board-problem";
import { ColumnPane } from "./column-pane";
import { takesTickets } from "./columns";
import { useBoard } from "./use-board";
import { useCardKeys } from "./use-card-keys";
import { useColumnWords } from "./use-column-words";
import { useMoveCard } from "./use-move-card";

/** The tickets of the list as cards in columns. */
export default function Board() {
  const { list, openTicket } = useWorkspace();
  const { boardBy } = list.shown;
  const label = useViewLabel(list.state.view);
  const box = useRef<HTMLElement>(null);
  const [more, setMore] = useState<ReadonlyMap<string, number>>(new Map());
  const [stop, setStop] = useState<string | null>(null);
  const [dragged, setDragged] = useState<ListedTicket | null>(null);
  const board = useBoard(list.input, boardBy, more);
  const wordsOf = useColumnWords(boardBy);
  const move = useMoveCard(boardBy);
  const columns = board.columns.map((column) => ({
    ...column,
    label: wordsOf(column.key, column.name),
    isOpen: takesTickets(boardBy, column.key),
  }));
  const open = (ticket: ListedTicket) => {
    askTicketFocus();
    openTicket(ticket.number);
  };
  const keys = useCardKeys({ box, columns, move, open });
  const cards = columns.flatMap((column) => column.cards);
  const tabStop = cards.some(({ id }) => id === stop) ? stop : (cards[0]?.id ?? null);

  if (board.error !== null && cards.length === 0) return <BoardProblem error={board.error} onRetry={board.retry} />;
  if (board.isLoading) {
    return (
      <Delayed>
        <ListSkeleton label="The board is loading" rows={8} />
      </Delayed>
    );
  }
  if (cards.length === 0) return <EmptyList />;
  return (
    <section ref={box} aria-label={`${label}, board`} className="flex min-h-0 flex-1 overflow-x-auto">
      {columns.map((column, at) => (
        <ColumnPane
          key={column.key}
          column={column}
          by={boardBy}
          others={columns.filter((other) => other.isOpen && other.key !== column.key)}
          isTarget={keys.held?.to === at && keys.held.from !== at}
          heldId={keys.held?.ticket.id ?? null}
          tabStop={tabStop}
          dragged={dragged}
          onDrag={setDragged}
          onMove={(ticket, to) => void move(ticket, to)}
          onOpen={open}
          onFocus={(ticket) => {
            setStop(ticket.id);
            if (keys.held && keys.held.ticket.id !== ticket.id) keys.letGo();
          }}
          onKeyDown={(event, row) => keys.onKeyDown(event, at, row)}
          onMore={() => setMore((now) => new Map(now).set(column.key, (now.get(column.key) ?? 0) + 1))}
        />
      ))}
    </section>
  );
}
