import type { EventType } from "@desk/contracts/words";
import { events } from "@desk/db/schema";
import { actorId, type Ctx, newId } from "../context";

/** Appends an event that concerns no ticket (people, settings, customers) in the verb's transaction. */
export async function recordEvent(ctx: Ctx, type: EventType, data: Record<string, unknown>): Promise<void> {
  await ctx.db.insert(events).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    type,
    actorKind: ctx.actor.kind,
    actorId: actorId(ctx.actor),
    data,
    createdAt: ctx.now(),
  });
}
