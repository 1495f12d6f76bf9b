import type { CustomerPage, ListCustomers } from "@desk/contracts/customer";
import { planEachTime } from "@desk/db/client";
import { sql } from "drizzle-orm";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { readCursor, writeCursor } from "./cursor";
import { matching } from "./matching";
import { presentSummary, type SummaryRow } from "./present";

/** Customers, newest first; `q` finds them by name, by the beginning of an address, or by external id. */
export async function listCustomers(
  ctx: Ctx,
  { q, organizationId, limit, cursor }: ListCustomers,
): Promise<CustomerPage> {
  authorize(ctx.actor, "customer.read");
  const from = readCursor(cursor);
  const rows = await ctx.db.execute<SummaryRow>(sql`
    ${sql.raw(q === undefined ? "" : planEachTime)}
    select c.id, c.name, c.created_at, a.value as email, o.name as organization_name
    from customers c
    left join customer_addresses a
      on a.workspace_id = c.workspace_id and a.customer_id = c.id and a.kind = 'email' and a.is_primary
    left join organizations o on o.workspace_id = c.workspace_id and o.id = c.organization_id
    where c.workspace_id = ${ctx.workspaceId} and c.merged_into_id is null
      ${from === null ? sql`` : sql`and (c.created_at, c.id) < (${from.at}::timestamptz, ${from.id}::uuid)`}
      ${organizationId === undefined ? sql`` : sql`and c.organization_id = ${organizationId}`}
      ${q === undefined ? sql`` : sql`and c.id in (${matching(ctx.workspaceId, q)})`}
    order by c.created_at desc, c.id desc
    limit ${limit + 1}`);
  const data = rows.slice(0, limit).map(presentSummary);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore && last !== undefined ? writeCursor(last.createdAt, last.id) : null };
}
