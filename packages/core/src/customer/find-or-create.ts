import type { RequesterInput } from "@desk/contracts/ticket";
import { customerAddresses, customers } from "@desk/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Ctx, newId } from "../context";
import { notFound } from "../error";
import { recordEvent } from "../event";
import { leadsTo } from "./find";
import { claimantOf, domainsOf } from "./organization-of";

/** What a ticket needs to know of the person who asks. */
export type Requester = { id: string; name: string; email: string | null; organizationId: string | null };

/**
 * The customer meant by a requester: one statement for a known one, two and an event for a new one. Two at once
 * with the same new address get the same customer. Part of creating a ticket, so it asks for no right of its own.
 */
export async function findOrCreateCustomer(ctx: Ctx, requester: RequesterInput): Promise<Requester> {
  const found = await findRequester(ctx, requester);
  if (found !== undefined) return found;
  if ("customerId" in requester) throw notFound("This customer");
  const made = "email" in requester ? await makeByEmail(ctx, requester) : await makeByExternalId(ctx, requester);
  if (made !== undefined) {
    await recordEvent(ctx, "customer.created", { customerId: made.id, name: made.name });
    return made;
  }
  const other = await findRequester(ctx, requester);
  if (other === undefined) throw notFound("This customer");
  return other;
}

async function findRequester(ctx: Ctx, requester: RequesterInput): Promise<Requester | undefined> {
  const [row] = await ctx.db
    .select({
      id: customers.id,
      name: customers.name,
      email: customerAddresses.value,
      organizationId: customers.organizationId,
    })
    .from(customers)
    .leftJoin(
      customerAddresses,
      and(
        eq(customerAddresses.workspaceId, customers.workspaceId),
        eq(customerAddresses.customerId, customers.id),
        eq(customerAddresses.kind, "email"),
        eq(customerAddresses.isPrimary, true),
      ),
    )
    .where(and(eq(customers.workspaceId, ctx.workspaceId), meant(ctx, requester)));
  return row;
}

function meant(ctx: Ctx, requester: RequesterInput): SQL {
  if ("customerId" in requester) return sql`${customers.id} = ${leadsTo(ctx, requester.customerId)}`;
  if ("externalId" in requester)
    return sql`${customers.id} = (
      select coalesce(known.merged_into_id, known.id) from customers known
      where known.workspace_id = ${ctx.workspaceId} and known.external_id = ${requester.externalId})`;
  return sql`${customers.id} = (
    select a.customer_id from customer_addresses a
    where a.workspace_id = ${ctx.workspaceId} and a.kind = 'email' and a.value = ${requester.email})`;
}

/** The address decides who is first: without it no customer is made. The foreign key is checked at the end. */
async function makeByEmail(ctx: Ctx, input: { email: string; name?: string | undefined }) {
  const now = ctx.now().toISOString();
  const customerId = newId();
  const [made] = await ctx.db.execute<Requester>(sql`
    with address as (
      insert into customer_addresses (workspace_id, id, customer_id, kind, value, is_primary, created_at)
      values (${ctx.workspaceId}, ${newId()}, ${customerId}, 'email', ${input.email}, true, ${now})
      on conflict (workspace_id, kind, value) do nothing returning value
    )
    insert into customers (workspace_id, id, name, organization_id, created_at, updated_at)
    select ${ctx.workspaceId}, ${customerId}, ${input.name ?? input.email}, (
      ${claimantOf(ctx.workspaceId, domainsOf(input.email))}
    ), ${now}, ${now} from address
    returning id, name, ${input.email}::text as email, organization_id as "organizationId"`);
  return made;
}

async function makeByExternalId(ctx: Ctx, input: { externalId: string; name?: string | undefined }) {
  const now = ctx.now();
  const [made] = await ctx.db
    .insert(customers)
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      name: input.name ?? input.externalId,
      externalId: input.externalId,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: customers.id, name: customers.name, organizationId: customers.organizationId });
  return made && { ...made, email: null };
}
