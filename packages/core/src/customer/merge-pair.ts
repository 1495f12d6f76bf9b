import { customers } from "@desk/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../context";
import { conflict, type DomainError, notFound } from "../error";
import type { CustomerRow } from "./present";

export type Pair = { target: CustomerRow; source: CustomerRow };

/** Both rows, locked in the order of their ids, so that two merges of the same two never wait for each other. */
export async function lockPair(ctx: Ctx, targetId: string, sourceId: string): Promise<Pair> {
  const rows = await ctx.db
    .select()
    .from(customers)
    .where(and(eq(customers.workspaceId, ctx.workspaceId), inArray(customers.id, [targetId, sourceId])))
    .orderBy(customers.id)
    .for("update");
  return pairOf(rows, targetId, sourceId);
}

export async function findPair(ctx: Ctx, targetId: string, sourceId: string): Promise<Pair> {
  const rows = await ctx.db
    .select()
    .from(customers)
    .where(and(eq(customers.workspaceId, ctx.workspaceId), inArray(customers.id, [targetId, sourceId])));
  return pairOf(rows, targetId, sourceId);
}

function pairOf(rows: readonly CustomerRow[], targetId: string, sourceId: string): Pair {
  const target = rows.find(({ id }) => id === targetId);
  const source = rows.find(({ id }) => id === sourceId);
  if (target === undefined || source === undefined) throw notFound("This customer");
  return { target, source };
}

/** Two who are known elsewhere by different ids are two people until somebody says otherwise (CH-07). */
export const haveDifferentIds = ({ target, source }: Pair): boolean =>
  target.externalId !== null && source.externalId !== null && target.externalId !== source.externalId;

/** Why these two cannot be merged, whatever anybody says. */
export function whyNot({ target, source }: Pair): DomainError | null {
  if (target.id === source.id) return conflict("A customer cannot be merged with itself. Choose another one.");
  const gone = [target, source].find(({ mergedIntoId }) => mergedIntoId !== null);
  if (gone === undefined) return null;
  return conflict(`${gone.name} has been merged already. Open the customer it leads to.`, {
    customerId: gone.mergedIntoId,
  });
}
