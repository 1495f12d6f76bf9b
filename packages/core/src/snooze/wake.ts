import type { WakeTicket } from "@desk/contracts/snooze";
import type { TicketView } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { changeTicket } from "../ticket/change-ticket";
import { refuseStale } from "../ticket/stale";
import { isoOrNull } from "../ticket/time";
import { applyWake } from "./apply-wake";

/** Brings a snoozed ticket back into the queues. One that is awake stays as it is. */
export function wakeTicket(ctx: Ctx, { ticketId, version }: WakeTicket): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "snooze", async (ctx, change) => {
    const theirs = isoOrNull(change.before.snoozedUntil);
    await refuseStale(ctx, change.before, { version, field: "snoozedUntil", mine: null, theirs });
    applyWake(change, "asked");
  });
}
