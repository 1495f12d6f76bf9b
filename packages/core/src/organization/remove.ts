import type { OrganizationRef } from "@desk/contracts/customer";
import { customers, organizations, tickets } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { lockOrganization } from "./find";

/** Removes an organization without tickets; its customers stay and belong nowhere. */
export async function removeOrganization(ctx: Ctx, { organizationId }: OrganizationRef): Promise<void> {
  authorize(ctx.actor, "customer.delete");
  return inTransaction(ctx, async (ctx) => {
    const { name } = await lockOrganization(ctx, organizationId);
    const [ticket] = await ctx.db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.workspaceId, ctx.workspaceId), eq(tickets.organizationId, organizationId)))
      .limit(1);
    if (ticket !== undefined) throw conflict(`${name} has tickets and cannot be removed.`);
    await ctx.db
      .update(customers)
      .set({ organizationId: null })
      .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.organizationId, organizationId)));
    await ctx.db
      .delete(organizations)
      .where(and(eq(organizations.workspaceId, ctx.workspaceId), eq(organizations.id, organizationId)));
    await recordEvent(ctx, "organization.deleted", { organizationId, name });
  });
}
