"use client";
import { Checkbox } from "@desk/ui/checkbox";
import { rowClass } from "@desk/ui/list-row";
import { StatusIcon } from "@desk/ui/status-icon";
import clsx from "clsx";
import { memo } from "react";
import type { RowProps } from "./row-props";
import { leavingReason } from "./row-words";
import { Cell, TableCell } from "./table-cell";
import { usePrefetchTicket } from "./use-prefetch";

/** A ticket in the full-width list. */
export default memo(function TableRow(props: RowProps) {
  const { ticket, view, me, place, index, columns, isCurrent, isSelected, isTabStop, onFocus } = props;
  const prefetch = usePrefetchTicket(ticket.number);
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
        onFocus(ticket.id, place);
        prefetch.start();
      }}
      onBlur={prefetch.stop}
      onPointerEnter={prefetch.start}
      onPointerLeave={prefetch.stop}
      className={clsx(
        rowClass({ isCurrent, isSelected, isLeaving: reason !== null }),
        "grid grid-cols-(--columns) items-center border-line border-b text-sm",
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
      {columns.map((column) => (
        <TableCell key={column} column={column} ticket={ticket} me={me} reason={reason} />
      ))}
    </div>
  );
});
