import type { CustomerRef } from "@desk/contracts/customer";
import { customers, messages, ticketCcs, tickets } from "@desk/db/schema";
import { and, count, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Actor, type Ctx, inTransaction } from "../context";
import { conflict, notFound } from "../error";
import { recordEvent } from "../event";
import { lockCustomer } from "./find";

/** Removes a customer who has no tickets and wrote no message; whoever has a history is kept with it. */
export async function removeCustomer(ctx: Ctx, { customerId }: CustomerRef): Promise<void> {
  authorize(ctx.actor, "customer.delete");
  return inTransaction(ctx, async (ctx) => {
    const { id, name } = await lockCustomer(ctx, customerId);
    if (id !== customerId) throw notFound("This customer");
    if (await hasMerged(ctx, customerId))
      throw conflict(`Others were merged into ${name}. Undo the merge to delete ${name}.`);
    const ticketsCount = await countTickets(ctx, customerId);
    if (ticketsCount > 0 || (await tookPart(ctx, customerId))) throw hasHistory(ctx.actor, name, ticketsCount);
    await ctx.db.delete(customers).where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.id, customerId)));
    await recordEvent(ctx, "customer.deleted", { customerId, name });
  });
}

async function hasMerged(ctx: Ctx, customerId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.mergedIntoId, customerId)))
    .limit(1);
  return row !== undefined;
}

/** Deleted tickets count too: they can be restored. */
async function countTickets(ctx: Ctx, customerId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: count() })
    .from(tickets)
    .where(and(eq(tickets.workspaceId, ctx.workspaceId), eq(tickets.requesterId, customerId)));
  return row?.count ?? 0;
}

async function tookPart(ctx: Ctx, customerId: string): Promise<boolean> {
  const wrote = await ctx.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, ctx.workspaceId), eq(messages.authorCustomerId, customerId)))
    .limit(1);
  const copied = await ctx.db
    .select({ id: ticketCcs.ticketId })
    .from(ticketCcs)
    .where(and(eq(ticketCcs.workspaceId, ctx.workspaceId), eq(ticketCcs.customerId, customerId)))
    .limit(1);
  return wrote.length + copied.length > 0;
}

/** The number is told only to those who may see all the tickets in it. */
function hasHistory(actor: Actor, name: string, ticketsCount: number) {
  const seesAll = actor.kind !== "agent" || actor.seesAllTeams;
  if (ticketsCount === 0) return conflict(`${name} takes part in tickets of others and cannot be removed.`);
  if (!seesAll) return conflict(`${name} has tickets and cannot be removed.`);
  const tickets = ticketsCount === 1 ? "1 ticket" : `${ticketsCount} tickets`;
  return conflict(`${name} has ${tickets} and cannot be removed.`, { ticketsCount });
}
