"use client";
import { Avatar, NobodyAvatar } from "@desk/ui/avatar";
import { IconButton } from "@desk/ui/icon-button";
import { LabelChip } from "@desk/ui/label-chip";
import { MenuButton, type MenuEntry } from "@desk/ui/menu-button";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { StatusIcon } from "@desk/ui/status-icon";
import { VisuallyHidden } from "@desk/ui/visually-hidden";
import clsx from "clsx";
import { MoveRight } from "lucide-react";
import type { DragEvent, KeyboardEvent } from "react";
import { Age } from "@/lib/age";
import { priorityWords } from "@/lib/words";
import type { ListedTicket } from "../../use-ticket-list";
import { needsReply } from "../row-words";
import { usePrefetchTicket } from "../use-prefetch";

type Props = {
  ticket: ListedTicket;
  isTabStop: boolean;
  isHeld: boolean;
  moves: readonly MenuEntry[];
  onOpen: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
};

/** A ticket on the board: press to open, drag, pick up by Space, or move by its menu. */
export function Card(props: Props) {
  const { ticket, isTabStop, isHeld, moves, onOpen, onFocus, onKeyDown, onDragStart, onDragEnd } = props;
  const prefetch = usePrefetchTicket(ticket.number);
  return (
    <li className="relative">
      <button
        type="button"
        data-card={ticket.id}
        data-number={ticket.number}
        draggable
        tabIndex={isTabStop ? 0 : -1}
        aria-keyshortcuts="Space"
        aria-pressed={isHeld}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        onFocus={() => {
          onFocus();
          prefetch.start();
        }}
        onBlur={prefetch.stop}
        onPointerEnter={prefetch.start}
        onPointerLeave={prefetch.stop}
        onDragStart={onDragStart}
        onDragEnd={onDragEnd}
        className={clsx(
          "flex w-full flex-col gap-1 border-line border-b px-3 py-2 text-start",
          isHeld ? "bg-selected outline-2 outline-accent outline-dashed -outline-offset-2" : "bg-canvas hover:bg-hover",
        )}
      >
        <span className="flex w-full items-center gap-1.5 pe-6 text-ink-3 text-xs">
          <StatusIcon status={ticket.status} />
          <span className="figures">#{ticket.numberText}</span>
          {ticket.priority === "normal" ? null : <PriorityIcon priority={ticket.priority} />}
          <VisuallyHidden>
            {ticket.statusLabel}, {priorityWords[ticket.priority]}
          </VisuallyHidden>
        </span>
        <bdi className={clsx("line-clamp-2 w-full text-sm", needsReply(ticket) && "font-semibold")}>
          {ticket.subject}
        </bdi>
        <span className="flex w-full items-center gap-1.5 text-ink-3 text-xs">
          {ticket.assignee ? (
            <Avatar id={ticket.assignee.id} name={ticket.assignee.name} size={20} />
          ) : (
            <NobodyAvatar />
          )}
          <bdi className="min-w-0 flex-1 truncate text-ink-2">{ticket.requester.name}</bdi>
          {ticket.labels[0] ? <LabelChip>{ticket.labels[0]}</LabelChip> : null}
          <span className="figures shrink-0">
            <Age iso={ticket.updatedAt} />
          </span>
        </span>
      </button>
      <span className="absolute end-1.5 top-1">
        <MenuButton label={`Move #${ticket.numberText} to`} items={moves} align="end">
          {(trigger) => (
            <IconButton
              icon={MoveRight}
              size="sm"
              label={`Move #${ticket.numberText}`}
              tabIndex={isTabStop ? 0 : -1}
              {...trigger}
            />
          )}
        </MenuButton>
      </span>
    </li>
  );
}
