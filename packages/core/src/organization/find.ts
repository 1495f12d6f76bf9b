import type { OrganizationView } from "@desk/contracts/customer";
import { organizations } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";

export type OrganizationRow = typeof organizations.$inferSelect;

const thisOrganization = (ctx: Ctx, organizationId: string) =>
  and(eq(organizations.workspaceId, ctx.workspaceId), eq(organizations.id, organizationId));

/** The row, locked for the rest of the transaction. */
export async function lockOrganization(ctx: Ctx, organizationId: string): Promise<OrganizationRow> {
  const [row] = await ctx.db.select().from(organizations).where(thisOrganization(ctx, organizationId)).for("update");
  if (row === undefined) throw notFound("This organization");
  return row;
}

export const customersIn = sql<number>`(
  select count(*)::int from customers c
  where c.workspace_id = organizations.workspace_id and c.organization_id = organizations.id
    and c.merged_into_id is null)`;

export async function loadOrganization(ctx: Ctx, organizationId: string): Promise<OrganizationView> {
  const [row] = await ctx.db
    .select({ organization: organizations, customersCount: customersIn })
    .from(organizations)
    .where(thisOrganization(ctx, organizationId));
  if (row === undefined) throw notFound("This organization");
  return presentOrganization(row.organization, row.customersCount);
}

export const presentOrganization = (row: OrganizationRow, customersCount: number): OrganizationView => ({
  id: row.id,
  name: row.name,
  domains: row.domains,
  notes: row.notes,
  sharesTickets: row.sharesTickets,
  externalId: row.externalId,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  customersCount,
});
