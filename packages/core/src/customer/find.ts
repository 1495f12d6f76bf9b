import { customers, organizations } from "@desk/db/schema";
import { runStatement, Values } from "@desk/db/statement";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import type { AddressRow, CustomerRow, LoadedCustomer } from "./present";

/** The id of a customer who was merged leads to the one he was merged into. */
export const leadsTo = (ctx: Ctx, customerId: string): SQL =>
  sql`(select coalesce(led.merged_into_id, led.id) from customers led
    where led.workspace_id = ${ctx.workspaceId} and led.id = ${customerId})`;

const thisCustomer = (ctx: Ctx, customerId: string) =>
  and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.id, leadsTo(ctx, customerId)));

/** The row, locked for the rest of the transaction. */
export async function lockCustomer(ctx: Ctx, customerId: string): Promise<CustomerRow> {
  const [row] = await ctx.db.select().from(customers).where(thisCustomer(ctx, customerId)).for("update");
  if (row === undefined) throw notFound("This customer");
  return row;
}

const addressesOf = sql<AddressRow[]>`(
  select coalesce(json_agg(json_build_object('kind', a.kind, 'value', a.value, 'isPrimary', a.is_primary)
    order by a.kind, a.is_primary desc, a.id), '[]')
  from customer_addresses a where a.workspace_id = customers.workspace_id and a.customer_id = customers.id)`;

export async function loadAddresses(ctx: Ctx, customerId: string): Promise<AddressRow[]> {
  const [row] = await ctx.db.select({ addresses: addressesOf }).from(customers).where(thisCustomer(ctx, customerId));
  return row?.addresses ?? [];
}

/** Everything a customer page shows. */
export async function loadCustomer(ctx: Ctx, customerId: string): Promise<LoadedCustomer> {
  const [row] = await ctx.db
    .select({
      customer: customers,
      organization: { id: organizations.id, name: organizations.name },
      addresses: addressesOf,
    })
    .from(customers)
    .leftJoin(
      organizations,
      and(eq(organizations.workspaceId, customers.workspaceId), eq(organizations.id, customers.organizationId)),
    )
    .where(thisCustomer(ctx, customerId));
  if (row === undefined) throw notFound("This customer");
  return { ...row, ticketsCount: await countTickets(ctx, row.customer.id) };
}

/** Only tickets the actor may see: what is invisible is not counted either. */
export async function countTickets(ctx: Ctx, customerId: string): Promise<number> {
  const values = new Values();
  const text = `select count(*)::int as count from tickets t
    where t.workspace_id = ${values.add(ctx.workspaceId)} and t.requester_id = ${values.add(customerId)}
    and t.deleted_at is null and ${visibleTickets(ctx.actor, values)}`;
  const [row] = await runStatement<{ count: number }>(ctx.db, text, values.list);
  return row?.count ?? 0;
}
