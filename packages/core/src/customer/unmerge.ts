import type { MergeRef, UnmergedCustomer } from "@desk/contracts/customer";
import { customerMerges, customers, type MergeData } from "@desk/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict, notFound } from "../error";
import { recordEvent } from "../event";
import { refreshTicketHeadsOf } from "../ticket/head";
import { loadCustomer } from "./find";
import { fieldValue, withFields } from "./merge-fields";
import { lockPair, type Pair } from "./merge-pair";
import { returnAddresses } from "./move-addresses";
import { returnCcs } from "./move-ccs";
import { moveTickets, returnLinks } from "./move-tickets";
import { presentCustomer } from "./present";

type Skipped = UnmergedCustomer["skipped"];

/** Makes two customers of one again. What has changed since the merge stays as it is now, and is reported. */
export async function unmergeCustomers(ctx: Ctx, { mergeId }: MergeRef): Promise<UnmergedCustomer> {
  authorize(ctx.actor, "customer.edit");
  return inTransaction(ctx, async (ctx) => {
    const { targetId, sourceId, data } = await lockMerge(ctx, mergeId);
    const pair = await lockPair(ctx, targetId, sourceId);
    if (pair.source.mergedIntoId !== targetId)
      throw conflict(`${pair.target.name} has been merged itself since. Undo that merge first.`, {
        customerId: pair.target.mergedIntoId,
      });
    const skipped = await returnEverything(ctx, pair, data);
    await ctx.db
      .update(customerMerges)
      .set({ undoneAt: ctx.now() })
      .where(and(eq(customerMerges.workspaceId, ctx.workspaceId), eq(customerMerges.id, mergeId)));
    if (data.primaryIds.length === 0 && data.addresses.length > 0) await refreshTicketHeadsOf(ctx, targetId);
    await recordEvent(ctx, "customer.unmerged", {
      mergeId,
      customerId: targetId,
      name: pair.target.name,
      source: { id: sourceId, name: pair.source.name },
      skipped,
    });
    return { customer: presentCustomer(ctx.actor, await loadCustomer(ctx, targetId)), sourceId, skipped };
  });
}

async function lockMerge(ctx: Ctx, mergeId: string) {
  const [merge] = await ctx.db
    .select()
    .from(customerMerges)
    .where(and(eq(customerMerges.workspaceId, ctx.workspaceId), eq(customerMerges.id, mergeId)))
    .for("update");
  if (merge === undefined) throw notFound("This merge");
  if (merge.undoneAt !== null) throw conflict("This merge has been undone already.", { undoneAt: merge.undoneAt });
  return merge;
}

async function returnEverything(ctx: Ctx, { target, source }: Pair, data: MergeData): Promise<Skipped> {
  const fields = await returnFields(ctx, { target, source }, data);
  const addresses = await returnAddresses(ctx, data, source.id, target.id);
  const tickets = await moveTickets(ctx, data.tickets, target.id, source.id);
  const ccs = await returnCcs(ctx, data, source.id, target.id);
  await returnLinks(ctx, data.links, target.id, source.id);
  if (data.mergedBefore.length > 0) {
    await ctx.db
      .update(customers)
      .set({ mergedIntoId: source.id })
      .where(
        and(
          eq(customers.workspaceId, ctx.workspaceId),
          eq(customers.mergedIntoId, target.id),
          inArray(customers.id, data.mergedBefore),
        ),
      );
  }
  return [
    ...fields.map((field) => ({ what: field, count: 1, reason: "Changed since the merge." })),
    { what: "addresses", count: addresses, reason: "Removed or given to somebody else since the merge." },
    {
      what: "tickets",
      count: data.tickets.length - tickets.length,
      reason: "Deleted for good or given to another requester since the merge.",
    },
    { what: "copies", count: ccs, reason: "Somebody changed who is copied since the merge." },
  ].filter(({ count }) => count > 0);
}

/** Fields that still have what the merge wrote. Says which do not. */
async function returnFields(ctx: Ctx, { target, source }: Pair, { fields }: MergeData): Promise<string[]> {
  const back = fields.filter(({ field, after }) => fieldValue(target, field) === after);
  const row = (id: string) => and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.id, id));
  await ctx.db
    .update(customers)
    .set({
      ...withFields(
        target,
        back.map(({ field, before }) => ({ field, to: before })),
      ),
      version: target.version + 1,
      updatedAt: ctx.now(),
    })
    .where(row(target.id));
  const externalId = back.find(({ field }) => field === "externalId")?.after ?? source.externalId;
  await ctx.db
    .update(customers)
    .set({ mergedIntoId: null, externalId, version: source.version + 1, updatedAt: ctx.now() })
    .where(row(source.id));
  return fields.filter((field) => !back.includes(field)).map(({ field }) => field);
}
