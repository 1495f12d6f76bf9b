"use client";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";

type Props = { onMove: () => void; onEmpty: () => void; onClose: () => void };

/** Asks before words written for the team become words for the customer. */
export default function MoveNoteDialog({ onMove, onEmpty, onClose }: Props) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Move the note’s text into the reply?"
      description="The customer will see it when you send. The note can also stay a draft while you write an empty reply."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Stay in the note
          </Button>
          <Button onClick={onMove}>Move the text</Button>
          <Button variant="primary" onClick={onEmpty}>
            Empty reply
          </Button>
        </>
      }
    />
  );
}
