"use client";
import { Avatar, NobodyAvatar } from "@desk/ui/avatar";
import { Checkbox } from "@desk/ui/checkbox";
import { Icon } from "@desk/ui/icon";
import { LabelChip } from "@desk/ui/label-chip";
import { rowClass } from "@desk/ui/list-row";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { StatusIcon } from "@desk/ui/status-icon";
import clsx from "clsx";
import { Paperclip, Pencil } from "lucide-react";
import { memo, type ReactNode } from "react";
import { Age } from "@/lib/age";
import { priorityWords } from "@/lib/words";
import { useHasDraft } from "../drafts";
import type { RowProps } from "./row-props";
import { leavingReason, needsReply, previewOf } from "./row-words";
import SnoozedMark from "./snoozed-mark";
import { tableColumns } from "./table-columns";
import { usePrefetchTicket } from "./use-prefetch";

/** A ticket in the full-width list. */
export default memo(function TableRow(props: RowProps) {
  const { ticket, view, me, index, isCurrent, isSelected, isTabStop, onFocus } = props;
  const prefetch = usePrefetchTicket(ticket.number);
  const hasDraft = useHasDraft(ticket.id);
  const reason = leavingReason(ticket, view, me);

  return (
    // biome-ignore lint/a11y/useSemanticElements: Rows are virtual and absolutely placed, which table rows cannot be.
    <div
      role="row"
      data-id={ticket.id}
      data-number={ticket.number}
      aria-rowindex={index}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => {
        onFocus();
        prefetch.start();
      }}
      onBlur={prefetch.stop}
      onPointerEnter={prefetch.start}
      onPointerLeave={prefetch.stop}
      className={clsx(
        rowClass({ isCurrent, isSelected, isLeaving: reason !== null }),
        tableColumns,
        "border-line border-b text-sm",
      )}
    >
      <Cell className="flex justify-center">
        <Checkbox
          data-select
          tabIndex={-1}
          checked={isSelected}
          readOnly
          aria-label={`Select ticket ${ticket.number}`}
        />
      </Cell>
      <Cell className="flex justify-center">
        <StatusIcon status={ticket.status} label={ticket.statusLabel} />
      </Cell>
      <Cell className="figures px-2 text-ink-3">#{ticket.numberText}</Cell>
      <Cell className="flex min-w-0 items-center gap-2 px-2">
        <bdi
          title={ticket.subject}
          className={clsx("max-w-[75%] shrink-0 truncate", needsReply(ticket) && !reason && "font-semibold")}
        >
          {ticket.subject}
        </bdi>
        <span className="min-w-0 flex-1 truncate text-ink-3">{reason ?? <bdi>{previewOf(ticket, me)}</bdi>}</span>
        {ticket.snoozedUntil ? <SnoozedMark until={ticket.snoozedUntil} /> : null}
        {hasDraft ? <Icon as={Pencil} size={14} label="Draft" className="text-ink-2" /> : null}
        {ticket.hasAttachment ? <Icon as={Paperclip} size={14} label="Attachment" className="text-ink-3" /> : null}
      </Cell>
      <Cell className="truncate px-2 text-ink-2">
        <bdi>{ticket.requester.name}</bdi>
      </Cell>
      <Cell className="flex min-w-0 items-center gap-1 overflow-hidden px-2 max-lg:invisible">
        {ticket.labels.slice(0, 2).map((label) => (
          <LabelChip key={label}>{label}</LabelChip>
        ))}
        {ticket.labels.length > 2 ? (
          <span className="figures shrink-0 text-ink-3 text-xs" title={ticket.labels.slice(2).join(", ")}>
            +{ticket.labels.length - 2}
          </span>
        ) : null}
      </Cell>
      <Cell className="flex justify-center">
        {ticket.assignee ? (
          <Avatar id={ticket.assignee.id} name={ticket.assignee.name} size={20} label={ticket.assignee.name} />
        ) : (
          <NobodyAvatar label="Unassigned" />
        )}
      </Cell>
      <Cell className="flex items-center gap-2 px-2 text-xs">
        <PriorityIcon priority={ticket.priority} />
        {priorityWords[ticket.priority]}
      </Cell>
      <Cell className="figures px-2 pe-4 text-end text-ink-3 text-xs">
        <Age iso={ticket.updatedAt} />
      </Cell>
    </div>
  );
});

function Cell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: The row is what takes focus.
    <div role="gridcell" className={clsx("self-center", className)}>
      {children}
    </div>
  );
}
