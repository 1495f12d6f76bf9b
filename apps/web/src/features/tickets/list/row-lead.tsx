"use client";
import { Checkbox } from "@desk/ui/checkbox";
import { StatusIcon } from "@desk/ui/status-icon";
import clsx from "clsx";
import type { ListedTicket } from "../use-ticket-list";

/** The status; the checkbox takes its place when the row is selected or under the pointer. */
export function RowLead({ ticket, isSelected }: { ticket: ListedTicket; isSelected: boolean }) {
  return (
    <span className="relative flex size-4 items-center justify-center">
      <StatusIcon
        status={ticket.status}
        label={ticket.statusLabel}
        className={clsx(isSelected ? "hidden" : "pointer-fine:group-hover/row:invisible")}
      />
      <span
        className={clsx(
          "-m-1 absolute inset-0 flex items-center justify-center",
          !isSelected && "opacity-0 pointer-fine:group-hover/row:opacity-100",
        )}
      >
        <Checkbox
          data-select
          tabIndex={-1}
          checked={isSelected}
          readOnly
          aria-label={`Select ticket ${ticket.number}`}
        />
      </span>
    </span>
  );
}
