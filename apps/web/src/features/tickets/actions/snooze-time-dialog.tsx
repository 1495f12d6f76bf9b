"use client";
import { countOf } from "@/lib/words";
import PickTimeDialog from "../composer/schedule/pick-time-dialog";
import { useSnoozeActions } from "./use-snooze-actions";
import type { Target } from "./use-targets";

/** A time of one's own for the tickets that were meant when it opened. */
export default function SnoozeTimeDialog({ targets, onClose }: { targets: readonly Target[]; onClose: () => void }) {
  const { snooze } = useSnoozeActions(targets);
  const [first] = targets;
  const which = targets.length === 1 && first ? `#${first.numberText}` : countOf(targets.length, "ticket");
  return (
    <PickTimeDialog
      title={`Snooze ${which} until`}
      actionLabel="Snooze"
      note="It comes back then, or when the customer writes."
      customerZone={null}
      initialAt={first?.snoozedUntil ?? undefined}
      onPick={(until) => {
        onClose();
        void snooze(until);
      }}
      onClose={onClose}
    />
  );
}
