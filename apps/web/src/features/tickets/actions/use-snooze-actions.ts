"use client";
import { momentOf } from "@/lib/time";
import { runOnTargets } from "./run-on-targets";
import { useSnooze, useWake } from "./use-snooze";
import { type Target, useTargets } from "./use-targets";

/** Snoozing and waking whatever is selected, focused or open; each is taken back by what it was before. */
export function useSnoozeActions(fixed?: readonly Target[]) {
  const current = useTargets();
  const { mutateAsync: snooze } = useSnooze();
  const { mutateAsync: wake } = useWake();

  const setBack = ({ id, snoozedUntil }: Target) =>
    snoozedUntil === null || Date.parse(snoozedUntil) <= Date.now()
      ? wake({ ticketId: id })
      : snooze({ ticketId: id, until: snoozedUntil });

  return {
    /** Until a moment in ISO 8601; null wakes. */
    snooze: (until: string | null) =>
      runOnTargets(fixed ?? current(), {
        done: until === null ? "Awake again" : `Snoozed until ${momentOf(until, Date.now())}`,
        doing: until === null ? "Waking" : "Snoozing",
        perform: ({ id }) => (until === null ? wake({ ticketId: id }) : snooze({ ticketId: id, until })),
        undo: setBack,
      }),
  };
}
