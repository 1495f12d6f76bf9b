"use client";
import { Icon } from "@desk/ui/icon";
import { ListRow } from "@desk/ui/list-row";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { Paperclip, Pencil } from "lucide-react";
import { lazy, memo, Suspense } from "react";
import { Age } from "@/lib/age";
import { priorityWords } from "@/lib/words";
import { useHasDraft } from "../drafts";
import { RowLead } from "./row-lead";
import type { RowProps } from "./row-props";
import { leavingReason, needsReply, previewOf } from "./row-words";
import { usePrefetchTicket } from "./use-prefetch";

const SnoozedMark = lazy(() => import("./snoozed-mark"));

/** A ticket in the narrow list. */
export const TicketListRow = memo(function TicketListRow(props: RowProps) {
  const { ticket, view, me, place, index, isCompact, isCurrent, isSelected, isTabStop, onFocus } = props;
  const prefetch = usePrefetchTicket(ticket.number);
  const hasDraft = useHasDraft(ticket.id);
  const reason = leavingReason(ticket, view, me);
  const isUrgent = ticket.priority === "high" || ticket.priority === "urgent";

  return (
    <ListRow
      data-id={ticket.id}
      data-number={ticket.number}
      aria-rowindex={index}
      aria-current={isCurrent || undefined}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => {
        onFocus(ticket.id, place);
        prefetch.start();
      }}
      onBlur={prefetch.stop}
      onPointerEnter={prefetch.start}
      onPointerLeave={prefetch.stop}
      className="group/row max-md:[--row-line-1:1.375rem] max-md:[--row-line-2:1.25rem] max-md:[&_.text-sm]:text-lg max-md:[&_.text-xs]:text-sm"
      isCurrent={isCurrent}
      isSelected={isSelected}
      isLeaving={reason !== null}
      isOneLine={isCompact}
      isUnread={needsReply(ticket)}
      lead={<RowLead ticket={ticket} isSelected={isSelected} />}
      title={<bdi title={ticket.subject}>{ticket.subject}</bdi>}
      marks={
        <>
          {ticket.snoozedUntil ? (
            <Suspense>
              <SnoozedMark until={ticket.snoozedUntil} />
            </Suspense>
          ) : null}
          {isUrgent ? <PriorityIcon priority={ticket.priority} label={priorityWords[ticket.priority]} /> : null}
          {hasDraft ? <Icon as={Pencil} size={14} label="Draft" className="text-ink-2" /> : null}
          {ticket.hasAttachment ? <Icon as={Paperclip} size={14} label="Attachment" className="text-ink-3" /> : null}
        </>
      }
      end={reason}
      customer={ticket.requester.name}
      preview={previewOf(ticket, me)}
      age={<Age iso={ticket.updatedAt} />}
    />
  );
});
