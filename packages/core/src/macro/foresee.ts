import type { MacroEffect, MacroPreview } from "@desk/contracts/macro";
import type { MacroAction } from "@desk/contracts/macro-action";
import type { MessageKind } from "@desk/contracts/words";
import type { Ctx } from "../context";
import { isDomainError } from "../error";
import { wakeFinished } from "../snooze/apply-wake";
import { applyOutcome, decideOn } from "../ticket/apply-status";
import { TicketChange } from "../ticket/change";
import type { Ticket } from "../ticket/find";
import { requireOn } from "../ticket/policy";
import { makeChange } from "./change";
import { namesIn, wordsOf, wordsOfValue } from "./words";

type Foreseen = Pick<MacroPreview, "effects" | "changes" | "refusals">;

/**
 * What messages and changes would do to a ticket, in the order in which they are made and by the very functions that
 * make them; nothing is written. A refused change is left out, so that the others are still judged.
 */
export async function foresee(
  ctx: Ctx,
  ticket: Ticket,
  { kinds, actions }: { kinds: readonly MessageKind[]; actions: readonly MacroAction[] },
): Promise<Foreseen> {
  let change = new TicketChange(ticket);
  const refusals: string[] = [];
  for (const kind of kinds) {
    const { next, reason } = await attempt(change, (trial) => write(ctx, trial, kind));
    change = next;
    if (reason !== null) refusals.push(`${kind === "reply" ? "Reply" : "Note"}: ${reason}`);
  }
  const names = await namesIn(ctx, actions);
  const effects: MacroEffect[] = [];
  for (const action of actions) {
    const { next, reason } = await attempt(change, (trial) => makeChange(ctx, trial, action, { isForesight: true }));
    const words = wordsOf(action, names);
    const state = reason !== null ? "refused" : isSame(change, next) ? "same" : "changes";
    if (reason !== null) refusals.push(`${words}: ${reason}`);
    effects.push({ action, words, state, reason });
    change = next;
  }
  // Saving does that: what is solved is not snoozed any more.
  wakeFinished(change);
  return { effects, refusals, changes: changesOf(change) };
}

async function write(ctx: Ctx, change: TicketChange, kind: MessageKind): Promise<void> {
  requireOn(ctx.actor, kind, change.before);
  await applyOutcome(ctx, change, decideOn(ctx, change.after, { type: kind }));
}

/** Tries on a copy; a refusal leaves everything as it was. */
async function attempt(
  change: TicketChange,
  work: (trial: TicketChange) => Promise<void>,
): Promise<{ next: TicketChange; reason: string | null }> {
  const trial = new TicketChange(change.before).set(change.changes, ...change.events);
  trial.statusLabel = change.statusLabel;
  try {
    await work(trial);
    return { next: trial, reason: null };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { next: change, reason: error.message };
  }
}

const isSame = (a: TicketChange, b: TicketChange): boolean => JSON.stringify(a.events) === JSON.stringify(b.events);

const changesOf = ({ events }: TicketChange): Foreseen["changes"] =>
  events.map(({ data }) => ({
    field: String(data.field),
    from: wordsOfValue(data.old),
    to: wordsOfValue(data.new),
  }));
