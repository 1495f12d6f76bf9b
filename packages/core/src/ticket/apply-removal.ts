import type { EventType } from "@desk/contracts/words";
import type { Ctx } from "../context";
import { decideOn, isKeyTaken } from "./apply-status";
import type { TicketChange } from "./change";
import { isoOf } from "./time";

type Removal = { event: Extract<EventType, "ticket.deleted" | "ticket.marked_spam">; blocked?: string | undefined };

/** Puts the ticket out of every list. It can be restored until it is purged. */
export function applyRemoval(ctx: Ctx, change: TicketChange, { event, blocked }: Removal): void {
  decideOn(ctx, change.after, { type: "delete" });
  if (change.after.deletedAt !== null) return;
  const deletedAt = ctx.now().toISOString();
  const data = { field: "deletedAt", old: null, new: deletedAt, ...(blocked === undefined ? {} : { blocked }) };
  change.set({ deletedAt }, { type: event, data });
}

export async function applyRestore(ctx: Ctx, change: TicketChange): Promise<void> {
  const { before } = change;
  decideOn(ctx, before, { type: "restore" });
  if (before.deletedAt === null) return;
  const key = (await isKeyTaken(ctx, before)) ? { dedupKey: null } : {};
  const data = { field: "deletedAt", old: isoOf(before.deletedAt), new: null };
  change.set({ deletedAt: null, ...key }, { type: "ticket.restored", data });
}
