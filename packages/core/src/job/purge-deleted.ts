import { attachments, tickets } from "@desk/db/schema";
import { and, eq, lte } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { readSettings } from "../workspace/settings";
import { requireSystem } from "./require-system";

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Removes for good what was deleted as many days ago as the workspace says. The files become loose again, and the
 * job for those removes their bytes. Says how many tickets went.
 */
export async function purgeDeletedTickets(ctx: Ctx): Promise<number> {
  requireSystem(ctx);
  const { purgeAfterDays } = await readSettings(ctx);
  const before = new Date(ctx.now().getTime() - purgeAfterDays * dayMs);
  let purged = 0;
  while (await purgeOne(ctx, before)) purged++;
  return purged;
}

function purgeOne(ctx: Ctx, before: Date): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const here = eq(tickets.workspaceId, ctx.workspaceId);
    const [ticket] = await ctx.db
      .select({ id: tickets.id, number: tickets.number })
      .from(tickets)
      .where(and(here, lte(tickets.deletedAt, before)))
      .orderBy(tickets.deletedAt)
      .limit(1)
      .for("update", { skipLocked: true });
    if (ticket === undefined) return false;
    await ctx.db
      .update(attachments)
      .set({ ticketId: null, messageId: null, boundAt: null, uploadedByUserId: null, uploadedByKeyId: null })
      .where(and(eq(attachments.workspaceId, ctx.workspaceId), eq(attachments.ticketId, ticket.id)));
    await ctx.db
      .update(tickets)
      .set({ followUpOfId: null })
      .where(and(here, eq(tickets.followUpOfId, ticket.id)));
    await ctx.db.delete(tickets).where(and(here, eq(tickets.id, ticket.id)));
    await recordEvent(ctx, "ticket.purged", { ticketId: ticket.id, number: ticket.number });
    return true;
  });
}
