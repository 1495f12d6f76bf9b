"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { ArrowLeft, Check, ChevronDown, ChevronUp, Copy, Ellipsis, PanelRight } from "lucide-react";
import { runCommand, useCommand } from "@/lib/keyboard/commands";
import { keysOf } from "@/lib/keyboard/keys";
import { useDirectory } from "@/lib/me";
import { useWindowSize } from "@/lib/media";
import { useViewLabel } from "@/lib/saved-views";
import { useTargetActions } from "../actions/use-target-actions";
import { isInList, moveInList } from "../list/move-in-list";
import { useNeighbours } from "../use-neighbours";
import { useWorkspace } from "../workspace-context";
import { useTicketMenu } from "./use-ticket-menu";

type Props = { ticket: TicketView; isWide: boolean; isPanelOpen: boolean; onToggleDetails: () => void };

/** 48 high: where we are, what can be done, and the way back. */
export function TicketHead({ ticket, isWide, isPanelOpen, onToggleDetails }: Props) {
  const isNarrow = useWindowSize() === "narrow";
  const menu = useTicketMenu(ticket);
  const more = (
    <MenuButton label="More actions" items={menu} align="end">
      {(trigger) => <IconButton icon={Ellipsis} label="More" size={isNarrow ? "xl" : "md"} {...trigger} />}
    </MenuButton>
  );
  const details = (
    <IconButton
      icon={PanelRight}
      label="Details"
      keys={keysOf("ticket.properties")}
      size={isNarrow ? "xl" : "md"}
      onClick={onToggleDetails}
    />
  );
  if (isNarrow) {
    return (
      <header className="flex h-13 shrink-0 items-center gap-1 border-line border-b px-1">
        <BackButton size="xl" />
        <div className="flex min-w-0 flex-1 flex-col">
          <span className="figures flex items-center gap-1 text-ink-3 text-xs">
            #{ticket.numberText}
            <Position number={ticket.number} prefix="· " />
          </span>
          <h1 id="ticket-title" className="-mt-0.5 truncate font-semibold text-lg outline-none" tabIndex={-1}>
            <bdi>{ticket.subject}</bdi>
          </h1>
        </div>
        {details}
        {more}
      </header>
    );
  }
  return (
    <header className={`flex h-(--h-bar) shrink-0 items-center gap-2 border-line border-b ${isWide ? "px-6" : "px-4"}`}>
      {isWide ? <Where /> : null}
      <span className="figures text-ink-2 text-sm">#{ticket.numberText}</span>
      <IconButton
        icon={Copy}
        size="sm"
        label="Copy number"
        keys={keysOf("ticket.copyNumber")}
        onClick={() => runCommand("ticket.copyNumber")}
      />
      <div className="ms-auto flex items-center gap-1">
        <Stepper ticket={ticket} showsPosition={isWide} />
        {more}
        {isPanelOpen ? null : details}
        <SolveButton ticket={ticket} hasKey={isWide} />
      </div>
    </header>
  );
}

function BackButton({ size = "md" }: { size?: "md" | "xl" }) {
  const { toList } = useWorkspace();
  return (
    <IconButton icon={ArrowLeft} label="Back to the list" keys={keysOf("ticket.back")} size={size} onClick={toList} />
  );
}

function Where() {
  const { listState, toList } = useWorkspace();
  const label = useViewLabel(listState?.view ?? "");
  return (
    <>
      <span className="-ms-1.5 flex">
        <BackButton />
      </span>
      {listState ? (
        <span className="flex min-w-0 items-center gap-1.5 text-ink-2 text-sm">
          <button type="button" onClick={toList} className="truncate hover:text-ink">
            {label}
          </button>
          <span className="text-ink-3">/</span>
        </span>
      ) : null}
    </>
  );
}

function Position({ number, prefix = "" }: { number: number; prefix?: string }) {
  const { position, total } = useNeighbours(number);
  return position === null ? null : (
    <span className="figures whitespace-nowrap">
      {prefix}
      {position} of {total}
    </span>
  );
}

/** Previous and next in the list the ticket was opened from. */
function Stepper({ ticket, showsPosition }: { ticket: TicketView; showsPosition: boolean }) {
  const { isInView, previous, next, step } = useNeighbours(ticket.number);
  useCommand("list.previous", () => (isInList() ? moveInList(-1) : step(-1)), isInView);
  useCommand("list.next", () => (isInList() ? moveInList(1) : step(1)), isInView);
  if (!isInView) return null;
  return (
    <>
      {showsPosition ? (
        <span className="me-1 text-ink-2 text-sm">
          <Position number={ticket.number} />
        </span>
      ) : null}
      <IconButton
        icon={ChevronUp}
        label="Previous ticket"
        keys={keysOf("list.previous")}
        disabled={previous === null}
        onClick={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next ticket"
        keys={keysOf("list.next")}
        disabled={next === null}
        onClick={() => step(1)}
      />
    </>
  );
}

function SolveButton({ ticket, hasKey }: { ticket: TicketView; hasKey: boolean }) {
  const { statuses } = useDirectory();
  const { setStatus } = useTargetActions([ticket]);
  const solved = statuses.find((status) => status.category === "solved" && status.isDefault);
  const isDone = ticket.status === "solved" || ticket.status === "closed";
  if (!ticket.can.setStatus || !solved || isDone || ticket.deletedAt) return null;
  return (
    <Button
      icon={Check}
      keys={hasKey ? keysOf("ticket.solve") : undefined}
      className="ms-1"
      onClick={() => void setStatus(solved.id)}
    >
      Solve
    </Button>
  );
}
