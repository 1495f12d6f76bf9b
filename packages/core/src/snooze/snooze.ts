import { isSnoozeWord, type SnoozeTicket } from "@desk/contracts/snooze";
import { snoozeProblem, snoozeTime } from "@desk/contracts/snooze-time";
import type { TicketView } from "@desk/contracts/ticket";
import { knownZone } from "@desk/contracts/wall-clock";
import { actorId, type Ctx } from "../context";
import { invalid } from "../error";
import { decideOn } from "../ticket/apply-status";
import type { TicketChange } from "../ticket/change";
import { changeTicket } from "../ticket/change-ticket";
import { refuseStale } from "../ticket/stale";
import { isoOrNull } from "../ticket/time";
import { zoneOfActor } from "./zone";

type When = Pick<SnoozeTicket, "until" | "timeZone">;

/** Puts a ticket out of the queues until a moment, the customer's next message, or somebody wakes it. */
export function snoozeTicket(ctx: Ctx, { ticketId, version, until, timeZone }: SnoozeTicket): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "snooze", (ctx, change) => applySnooze(ctx, change, { until, timeZone }, version));
}

export async function applySnooze(
  ctx: Ctx,
  change: TicketChange,
  when: When,
  version?: number | undefined,
): Promise<void> {
  const { after, before } = change;
  decideOn(ctx, after, { type: "snooze" });
  const until = await momentOf(ctx, when);
  const current = isoOrNull(after.snoozedUntil);
  if (current === until) return;
  await refuseStale(ctx, after, { version, field: "snoozedUntil", mine: until, theirs: current });
  const snoozedById = ctx.actor.kind === "agent" ? actorId(ctx.actor) : null;
  const data = { field: "snoozedUntil", old: isoOrNull(before.snoozedUntil), new: until };
  change.setField("snoozedUntil", { snoozedUntil: until, snoozedById }, { type: "ticket.snoozed", data });
}

async function momentOf(ctx: Ctx, { until, timeZone }: When): Promise<string> {
  const nowMs = ctx.now().getTime();
  const atMs = isSnoozeWord(until)
    ? snoozeTime(until, nowMs, timeZone === undefined ? await zoneOfActor(ctx) : requireZone(timeZone))
    : Date.parse(until);
  if (atMs === null) throw invalid("until", "The day is nearly over. Choose tomorrow or a time.");
  const problem = snoozeProblem(atMs, nowMs);
  if (problem !== null) throw invalid("until", problem);
  return new Date(atMs).toISOString();
}

function requireZone(name: string): string {
  const zone = knownZone(name);
  if (zone === null) throw invalid("timeZone", "Give a zone of the IANA list, such as Europe/Lisbon.");
  return zone;
}
