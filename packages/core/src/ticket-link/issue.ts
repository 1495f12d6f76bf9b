import { ticketLinks } from "@desk/db/schema";
import { type Ctx, newId } from "../context";
import { hashSecret, newSecret } from "../secret";
import { readSettings } from "../workspace/settings";
import { mayOpen } from "./eligible";

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * A new link to this ticket for this customer, as a path to append to the public address; null when the workspace
 * wants none or the customer may not have one. For mail that goes to the customer's own address and nowhere else.
 */
export async function ticketLink(ctx: Ctx, ticketId: string, customerId: string): Promise<string | null> {
  const { ticketLinks: isWanted, ticketLinkDays } = await readSettings(ctx);
  if (!isWanted || !(await mayOpen(ctx, ticketId, customerId))) return null;
  const secret = newSecret();
  const now = ctx.now();
  await ctx.db.insert(ticketLinks).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    ticketId,
    customerId,
    tokenHash: hashSecret(secret),
    createdAt: now,
    expiresAt: new Date(now.getTime() + ticketLinkDays * dayMs),
  });
  return `/r/${secret}`;
}
