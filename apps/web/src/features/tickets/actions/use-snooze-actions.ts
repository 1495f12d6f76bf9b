"use client";
import { momentOf } from "@/lib/time";
import { runOnTargets } from "./run-on-targets";
import { useBulk } from "./use-bulk";
import { useSnooze, useWake } from "./use-snooze";
import { type Target, useTargets } from "./use-targets";

/** Snoozing and waking whatever is selected, focused or open; each is taken back by what it was before. */
export function useSnoozeActions(fixed?: readonly Target[]) {
  const current = useTargets();
  const { mutateAsync: snooze } = useSnooze();
  const { mutateAsync: wake } = useWake();
  const bulk = useBulk();

  const setBack = ({ id, snoozedUntil }: Target) =>
    snoozedUntil === null || Date.parse(snoozedUntil) <= Date.now()
      ? wake({ ticketId: id })
      : snooze({ ticketId: id, until: snoozedUntil });

  return {
    /** Until a moment in ISO 8601; null wakes. */
    snooze: (until: string | null) => {
      const targets = fixed ?? current();
      const done = until === null ? "Awake again" : `Snoozed until ${momentOf(until, Date.now())}`;
      const isMany = targets.length > 1 || (fixed === undefined && bulk.isAll);
      if (until !== null && isMany)
        return bulk.run(targets, { change: { snooze: { until } }, done, patch: () => ({ snoozedUntil: until }) });
      return runOnTargets(targets, {
        done,
        doing: until === null ? "Waking" : "Snoozing",
        perform: ({ id }) => (until === null ? wake({ ticketId: id }) : snooze({ ticketId: id, until })),
        undo: setBack,
      });
    },
  };
}
