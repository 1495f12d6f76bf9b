import { organizations } from "@desk/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { invalid } from "../error";

/** The domain of an address and those above it, the closest first: a claim of `acme.com` covers `eu.acme.com`. */
export function domainsOf(email: string): string[] {
  const labels = email.slice(email.lastIndexOf("@") + 1).split(".");
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
}

/** Picks the organization that claims the closest of these domains. */
export const claimantOf = (workspaceId: string, domains: string[]): SQL<{ id: string }> =>
  sql`select o.id from unnest(array[${sql.join(
    domains.map((domain) => sql`${domain}::text`),
    sql`, `,
  )}]::text[]) with ordinality as d(domain, place)
    join organizations o on o.workspace_id = ${workspaceId} and o.domains @> array[d.domain]
    order by d.place limit 1`;

/** The organization that claims the domain of one of these addresses, the first address first. */
export async function organizationOfEmails(ctx: Ctx, emails: string[]): Promise<string | null> {
  for (const email of emails) {
    const [row] = await ctx.db.execute<{ id: string }>(claimantOf(ctx.workspaceId, domainsOf(email)));
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
