import { organizations } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { invalid } from "../error";

export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

/** The organization that claims the domain of one of these addresses, the first address first. */
export async function organizationOfEmails(ctx: Ctx, emails: string[]): Promise<string | null> {
  for (const domain of new Set(emails.map(domainOf))) {
    const [row] = await ctx.db
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(eq(organizations.workspaceId, ctx.workspaceId), sql`${organizations.domains} @> array[${domain}]`));
    if (row !== undefined) return row.id;
  }
  return null;
}

/** Refuses an organization that is not of this workspace. */
export async function requireOrganization(ctx: Ctx, organizationId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.workspaceId, ctx.workspaceId), eq(organizations.id, organizationId)));
  if (row === undefined) throw invalid("organizationId", "This organization does not exist.");
}
