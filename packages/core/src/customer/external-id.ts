import { customers } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { conflict, type DomainError } from "../error";

/** The customer who has this external id. */
async function ownerOfExternalId(ctx: Ctx, externalId: string): Promise<{ id: string; name: string } | null> {
  const [row] = await ctx.db
    .select({ id: sql<string>`coalesce(${customers.mergedIntoId}, ${customers.id})`, name: customers.name })
    .from(customers)
    .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.externalId, externalId)));
  return row ?? null;
}

/** The conflict that names who has this external id. */
export async function externalIdTaken(ctx: Ctx, externalId: string | null): Promise<DomainError> {
  const owner = externalId === null ? null : await ownerOfExternalId(ctx, externalId);
  const message = `The external id already belongs to ${owner?.name ?? "another customer"}.`;
  return conflict(message, { fields: [{ path: "externalId", message }], customer: owner });
}

export async function refuseTakenExternalId(ctx: Ctx, customerId: string, externalId: string): Promise<void> {
  const owner = await ownerOfExternalId(ctx, externalId);
  if (owner !== null && owner.id !== customerId) throw await externalIdTaken(ctx, externalId);
}
