"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { PropertyRow, PropertyText } from "@desk/ui/property-row";
import { CcField } from "../composer/cc-field";

/** People who get every public reply besides the requester. */
export function CcsProperty({ ticket }: { ticket: TicketView }) {
  if (ticket.ccs.length === 0) return null;
  return (
    <PropertyRow name="Cc">
      <PropertyText className="flex-wrap gap-1 py-0.5">
        <CcField ticket={ticket} canAdd={false} />
      </PropertyText>
    </PropertyRow>
  );
}
