import { customers, organizations } from "@desk/db/schema";
import { runStatement, Values } from "@desk/db/statement";
import { and, eq, sql } from "drizzle-orm";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import type { AddressRow, CustomerRow, LoadedCustomer } from "./present";

const thisCustomer = (ctx: Ctx, customerId: string) =>
  and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.id, customerId));

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
  return { ...row, ticketsCount: await countTickets(ctx, customerId) };
}

/** Only tickets the actor may see: what is invisible is not counted either. */
async function countTickets(ctx: Ctx, customerId: string): Promise<number> {
  const values = new Values();
  const text = `select count(*)::int as count from tickets t
    where t.workspace_id = ${values.add(ctx.workspaceId)} and t.requester_id = ${values.add(customerId)}
    and t.deleted_at is null and ${visibleTickets(ctx.actor, values)}`;
  const [row] = await runStatement<{ count: number }>(ctx.db, text, values.list);
  return row?.count ?? 0;
}
