import type { MergeCustomers, MergedCustomer } from "@desk/contracts/customer";
import { customerMerges, customers, type MergeData } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { actorId, type Ctx, inTransaction, newId } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { refreshTicketHeadsOf } from "../ticket/head";
import { loadCustomer } from "./find";
import { changesOf, withFields } from "./merge-fields";
import { haveDifferentIds, lockPair, type Pair, whyNot } from "./merge-pair";
import { moveAddresses } from "./move-addresses";
import { moveCcs } from "./move-ccs";
import { moveLinks, moveTickets, ticketsOf } from "./move-tickets";
import { presentCustomer } from "./present";

/** More than so many tickets do not move in one request; merging the other way round moves fewer. */
const ticketsMax = 10_000;

/**
 * Makes one customer of two. Tickets, copies, addresses and mailed links go to the target, which also takes what it
 * has no value of its own for. The source's row stays and leads there, so that its id and external id still do.
 */
export async function mergeCustomers(
  ctx: Ctx,
  { targetId, sourceId, acceptDifferentIds }: MergeCustomers,
): Promise<MergedCustomer> {
  authorize(ctx.actor, "customer.edit");
  return inTransaction(ctx, async (ctx) => {
    const pair = await lockPair(ctx, targetId, sourceId);
    refuse(pair, acceptDifferentIds);
    const data = await moveEverything(ctx, pair);
    await writeFields(ctx, pair, data.fields);
    const mergeId = newId();
    await ctx.db.insert(customerMerges).values({
      workspaceId: ctx.workspaceId,
      id: mergeId,
      targetId,
      sourceId,
      data,
      actorId: actorId(ctx.actor),
      createdAt: ctx.now(),
    });
    if (data.primaryIds.length === 0 && data.addresses.length > 0) await refreshTicketHeadsOf(ctx, targetId);
    await recordEvent(ctx, "customer.merged", {
      mergeId,
      customerId: targetId,
      name: pair.target.name,
      source: { id: sourceId, name: pair.source.name },
    });
    return { mergeId, customer: presentCustomer(ctx.actor, await loadCustomer(ctx, targetId)) };
  });
}

function refuse(pair: Pair, acceptDifferentIds: boolean): void {
  const reason = whyNot(pair);
  if (reason !== null) throw reason;
  if (!haveDifferentIds(pair) || acceptDifferentIds) return;
  throw conflict(
    "These two have different external ids, so they are two people elsewhere. Say that they are one to merge them.",
    { field: "acceptDifferentIds", target: pair.target.externalId, source: pair.source.externalId },
  );
}

async function moveEverything(ctx: Ctx, { target, source }: Pair): Promise<MergeData> {
  const tickets = await ticketsOf(ctx, source.id, ticketsMax);
  if (tickets.length > ticketsMax)
    throw conflict(`${source.name} has more than ${ticketsMax} tickets. Merge the other way round.`, {
      field: "sourceId",
    });
  await moveTickets(ctx, tickets, source.id, target.id);
  const ccs = await moveCcs(ctx, source.id, target.id, tickets);
  const links = await moveLinks(ctx, [...tickets, ...ccs.ccs, ...ccs.sourceCcs], source.id, target.id);
  const addresses = await moveAddresses(ctx, source.id, target.id);
  const mergedBefore = await ctx.db
    .update(customers)
    .set({ mergedIntoId: target.id })
    .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.mergedIntoId, source.id)))
    .returning({ id: customers.id });
  const fields = changesOf(target, source);
  return { fields, ...addresses, tickets, ...ccs, links, mergedBefore: mergedBefore.map(({ id }) => id) };
}

/** The source lets go of its external id first when the target takes it, since an id has one owner. */
async function writeFields(ctx: Ctx, { target, source }: Pair, fields: MergeData["fields"]): Promise<void> {
  const givesId = fields.some(({ field }) => field === "externalId");
  const row = (id: string) => and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.id, id));
  await ctx.db
    .update(customers)
    .set({
      mergedIntoId: target.id,
      version: source.version + 1,
      updatedAt: ctx.now(),
      ...(givesId ? { externalId: null } : {}),
    })
    .where(row(source.id));
  await ctx.db
    .update(customers)
    .set({
      ...withFields(
        target,
        fields.map(({ field, after }) => ({ field, to: after })),
      ),
      version: target.version + 1,
      updatedAt: ctx.now(),
    })
    .where(row(target.id));
}
