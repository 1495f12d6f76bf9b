"use client";
import type { ScheduledView } from "@desk/contracts/outgoing";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { CircleSlash } from "lucide-react";
import { useState } from "react";
import { useUndoSend } from "../../composer/use-undo-send";

/** Why a message did not leave. */
export function StoppedReason({ scheduled }: { scheduled: ScheduledView }) {
  return (
    <p className="mb-1 flex items-start gap-1.5 text-sm text-warning-ink">
      <Icon as={CircleSlash} className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">
        {scheduled.reason ?? "It did not leave."} Nothing was sent; the text is kept.
      </span>
    </p>
  );
}

/** Takes the text back into the composer, where it can be changed or emptied. */
export function StoppedActions({ scheduled }: { scheduled: ScheduledView }) {
  const { takeBack } = useUndoSend();
  const [isBusy, setBusy] = useState(false);
  return (
    <div className="mt-2">
      <Button
        size="sm"
        isLoading={isBusy}
        onClick={() => {
          setBusy(true);
          void takeBack(scheduled).finally(() => setBusy(false));
        }}
      >
        Put back into the composer
      </Button>
    </div>
  );
}
