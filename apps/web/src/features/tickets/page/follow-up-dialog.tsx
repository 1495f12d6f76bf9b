"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { Field } from "@desk/ui/field";
import { Textarea } from "@desk/ui/textarea";
import { useState } from "react";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** A closed ticket is not reopened; what comes after it is a ticket of its own. */
export default function FollowUpDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const [text, setText] = useState("");
  const followUp = api.ticket.followUp.useMutation({
    onSuccess(created) {
      onClose();
      push(`/tickets/${created.number}`);
    },
  });

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Follow-up of #${ticket.numberText}`}
      description="A new ticket with the same customer, team and labels. The messages stay with the old one."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isLoading={followUp.isPending}
            onClick={() => followUp.mutate({ ticketId: ticket.id, body: { text } })}
          >
            Create follow-up
          </Button>
        </>
      }
    >
      <Field label="First message" error={followUp.error ? problemOf(followUp.error).message : undefined} isRequired>
        <Textarea rows={5} dir="auto" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}
