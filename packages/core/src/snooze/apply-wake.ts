import type { WakeReason } from "@desk/contracts/words";
import type { Ticket } from "../ticket/find";
import { isActive } from "../ticket/status-machine";
import { isoOf } from "../ticket/time";

/** What is needed of a change to a ticket; its class cannot be named here, since saving a change asks this file. */
type Change = {
  before: Pick<Ticket, "snoozedUntil" | "snoozedById">;
  after: Pick<Ticket, "snoozedUntil" | "category" | "deletedAt">;
  setField: (
    field: "snoozedUntil",
    changes: { snoozedUntil: null; snoozedById: null },
    event: { type: "ticket.woken"; data: Record<string, unknown> } | null,
  ) => unknown;
};

/** Ends the snooze of a ticket, if it is snoozed, and says why. */
export function applyWake(change: Change, reason: WakeReason): void {
  if (change.after.snoozedUntil === null) return;
  const { snoozedUntil, snoozedById } = change.before;
  const awake = { snoozedUntil: null, snoozedById: null };
  const event =
    snoozedUntil === null
      ? null
      : {
          type: "ticket.woken" as const,
          data: { field: "snoozedUntil", old: isoOf(snoozedUntil), new: null, snoozedById, reason },
        };
  change.setField("snoozedUntil", awake, event);
}

/** What is finished waits for nothing: however a ticket was solved, closed or deleted, it is not snoozed any more. */
export function wakeFinished(change: Change): void {
  const { category, deletedAt } = change.after;
  if (deletedAt !== null) applyWake(change, "deleted");
  else if (!isActive(category)) applyWake(change, category === "closed" ? "closed" : "solved");
}
