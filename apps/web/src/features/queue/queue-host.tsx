"use client";
import { lazy, Suspense } from "react";
import { runCommand, useCommand } from "@/lib/keyboard/commands";
import { usePermission } from "@/lib/me";
import { setQueueMode, useQueueMode } from "./queue-mode";
import { useTake } from "./use-take";
import { queueViewOf } from "./views";

const NothingLeft = lazy(() => import("./nothing-left"));

type Props = {
  /** The view that Start works through; null where there is none. */
  view: string | null;
  openNumber: number | null;
};

/** The keys of queue mode, wherever a list or a ticket is shown, and its end. */
export function QueueHost({ view, openNumber }: Props) {
  const mode = useQueueMode();
  const canTake = usePermission("ticket.assign");
  const { isTaking, next, skip } = useTake();
  const isOn = mode?.ticket != null && mode.ticket.number === openNumber;
  const wished = isOn ? mode.view : queueViewOf(view);

  useCommand("queue.next", () => wished !== null && !isTaking && void next(wished), canTake && wished !== null);
  useCommand("queue.skip", () => !isTaking && void skip(""), isOn);
  useCommand(
    "ticket.solveNext",
    () => {
      if (!isOn || isTaking) return;
      runCommand("ticket.solve");
      void next(mode.view);
    },
    isOn,
  );

  return (
    <Suspense>
      {mode && mode.ticket === null ? (
        <NothingLeft mode={mode} onAgain={() => void next(mode.view)} onClose={() => setQueueMode(null)} />
      ) : null}
    </Suspense>
  );
}
