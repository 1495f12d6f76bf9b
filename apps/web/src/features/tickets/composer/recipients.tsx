"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { LabelChip } from "@desk/ui/label-chip";
import { useState } from "react";
import { CcField } from "./cc-field";

/** Who will get the reply, always in sight. */
export function Recipients({ ticket }: { ticket: TicketView }) {
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-1.5 pt-1 text-sm">
      <span className="text-ink-3">To</span>
      <LabelChip>{ticket.requester.name}</LabelChip>
      {ticket.ccs.length > 0 || isAdding ? <span className="ms-2 text-ink-3">Cc</span> : null}
      <CcField ticket={ticket} canAdd={isAdding} onDone={() => setAdding(false)} />
      {isAdding || !ticket.can.edit ? null : (
        <button
          type="button"
          onClick={() => setAdding(true)}
          aria-label="Add Cc"
          className="ms-auto min-h-6 rounded-control px-1 text-ink-3 hover:text-ink"
        >
          Cc
        </button>
      )}
    </div>
  );
}
