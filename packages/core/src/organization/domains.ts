import { customerAddresses, customers, organizations } from "@desk/db/schema";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { conflict } from "../error";

const likeLiteral = (value: string): string => value.replace(/[\\%_]/gu, String.raw`\$&`);
const asArray = (values: string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;

/** A domain leads to one organization. Changes of domains go one at a time, so that two cannot take the same. */
export async function refuseTakenDomains(ctx: Ctx, organizationId: string, domains: string[]): Promise<void> {
  if (domains.length === 0) return;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext(${`domains ${ctx.workspaceId}`}))`);
  const [other] = await ctx.db
    .select({ id: organizations.id, name: organizations.name, domains: organizations.domains })
    .from(organizations)
    .where(
      and(
        eq(organizations.workspaceId, ctx.workspaceId),
        ne(organizations.id, organizationId),
        sql`${organizations.domains} && ${asArray(domains)}`,
      ),
    );
  if (other === undefined) return;
  const at = domains.findIndex((domain) => other.domains.includes(domain));
  const message = `${domains[at]} already belongs to ${other.name}.`;
  throw conflict(message, {
    fields: [{ path: `domains.${at}`, message }],
    organization: { id: other.id, name: other.name },
  });
}

/** Customers who write from these domains, or from below them, and belong nowhere yet join the organization. */
export async function adoptCustomers(ctx: Ctx, organizationId: string, domains: string[]): Promise<void> {
  if (domains.length === 0) return;
  const endings = asArray(domains.flatMap((domain) => [`%@${likeLiteral(domain)}`, `%@%.${likeLiteral(domain)}`]));
  await ctx.db
    .update(customers)
    .set({ organizationId, version: sql`${customers.version} + 1`, updatedAt: ctx.now() })
    .where(
      and(
        eq(customers.workspaceId, ctx.workspaceId),
        isNull(customers.organizationId),
        isNull(customers.mergedIntoId),
        sql`${customers.id} in (select ${customerAddresses.customerId} from ${customerAddresses}
          where ${customerAddresses.workspaceId} = ${ctx.workspaceId} and ${customerAddresses.kind} = 'email'
          and ${customerAddresses.value} like any(${endings}))`,
      ),
    );
}
