"use client";
import type { RequesterInput, TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { RequesterField } from "@/lib/requester-field";
import { offerUndo } from "@/lib/undo";
import { useChangeRequester } from "../actions/use-change-requester";

/** Gives the ticket another requester: somebody known, or a new address. */
export default function RequesterDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const [requester, setRequester] = useState<RequesterInput | null>(null);
  const change = useChangeRequester();

  async function save() {
    if (!requester) return;
    await change.mutateAsync({ ticketId: ticket.id, requester });
    onClose();
    offerUndo(`#${ticket.numberText}: requester changed`, () =>
      change.mutateAsync({ ticketId: ticket.id, requester: { customerId: ticket.requester.id } }),
    );
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Change requester"
      description="The new requester gets the replies from now on. What was written stays with the ticket."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!requester}
            isLoading={change.isPending}
            onClick={() => void save().catch(() => undefined)}
          >
            Change requester
          </Button>
        </>
      }
    >
      <RequesterField onChange={setRequester} error={change.error ? problemOf(change.error).message : undefined} />
    </Dialog>
  );
}
