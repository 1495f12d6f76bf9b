"use client";
import type { ScheduledView } from "@desk/contracts/outgoing";
import { Button } from "@desk/ui/button";
import { Spinner } from "@desk/ui/spinner";
import { useState } from "react";
import { capsOf } from "@/lib/keyboard/keys";
import { useUndoSend } from "../../composer/use-undo-send";
import { useSecondsLeft } from "./use-seconds-left";

/** "Sending in 7 s". Not read out at each second. */
export function HeldWords({ scheduled }: { scheduled: ScheduledView }) {
  const seconds = useSecondsLeft(scheduled.sendAt);
  return (
    <span className="flex items-center gap-1">
      <Spinner className="size-3.5" />
      {seconds > 0 ? (
        <>
          <span aria-hidden className="figures">
            Sending in {seconds} s
          </span>
          <span className="sr-only">Sending shortly</span>
        </>
      ) : (
        "Sending"
      )}
    </span>
  );
}

export function HeldActions({ scheduled }: { scheduled: ScheduledView }) {
  const { takeBack } = useUndoSend();
  const seconds = useSecondsLeft(scheduled.sendAt);
  const [isBusy, setBusy] = useState(false);
  if (seconds === 0) return null;
  return (
    <Button
      size="sm"
      keys={capsOf("mod+z")}
      isLoading={isBusy}
      onClick={() => {
        setBusy(true);
        void takeBack(scheduled).finally(() => setBusy(false));
      }}
    >
      Undo
    </Button>
  );
}
