"use client";
import { Button } from "@desk/ui/button";
import Dialog from "@desk/ui/dialog";
import { useRef } from "react";
import { push } from "@/lib/navigation";
import { countOf } from "@/lib/words";
import type { QueueMode } from "./queue-mode";

type Props = { mode: QueueMode; onAgain: () => void; onClose: () => void };

/** The end of the queue: how many were taken, and what is left aside. */
export default function NothingLeft({ mode, onAgain, onClose }: Props) {
  const close = useRef<HTMLButtonElement>(null);
  function toList() {
    onClose();
    push(`/views/${mode.view}`);
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && toList()}
      title="Nothing left"
      initialFocusRef={close}
      footer={
        <>
          <Button onClick={onAgain}>Look again</Button>
          <Button ref={close} variant="primary" onClick={toList}>
            Back to the list
          </Button>
        </>
      }
    >
      <p className="text-sm">
        {mode.taken > 0
          ? `You took ${countOf(mode.taken, "ticket")}, and nothing else here waits for somebody.`
          : "Nothing here waits for somebody."}
      </p>
      {mode.skipped > 0 ? (
        <p className="mt-2 text-ink-2 text-sm">
          {countOf(mode.skipped, "ticket")} that you skipped {mode.skipped === 1 ? "is" : "are"} offered to you again in
          some hours.
        </p>
      ) : null}
    </Dialog>
  );
}
