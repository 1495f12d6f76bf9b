import type { ListOrganizations, OrganizationPage } from "@desk/contracts/customer";
import { organizations } from "@desk/db/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { customersIn, presentOrganization } from "./find";

const likeLiteral = (value: string): string => value.replace(/[\\%_]/gu, String.raw`\$&`);

/** Organizations by name; `q` finds them by a part of the name or by a domain. */
export async function listOrganizations(ctx: Ctx, { q, limit, cursor }: ListOrganizations): Promise<OrganizationPage> {
  authorize(ctx.actor, "customer.read");
  const text = q?.trim().toLowerCase();
  const matches =
    text === undefined
      ? undefined
      : sql`(desk_fold(${organizations.name}) like '%' || desk_fold(${likeLiteral(text)}) || '%'
          or ${organizations.domains} @> array[${text}])`;
  const isAfter = cursor === undefined ? undefined : await afterOrganization(ctx, cursor);
  const rows = await ctx.db
    .select({ organization: organizations, customersCount: customersIn })
    .from(organizations)
    .where(and(eq(organizations.workspaceId, ctx.workspaceId), matches, isAfter))
    .orderBy(asc(organizations.name), asc(organizations.id))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map((row) => presentOrganization(row.organization, row.customersCount));
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore && last !== undefined ? last.id : null };
}

/** The cursor is the last organization of the page before; its name may be longer than a cursor. */
async function afterOrganization(ctx: Ctx, cursor: string) {
  const [from] = await ctx.db
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(and(eq(organizations.workspaceId, ctx.workspaceId), sql`${organizations.id}::text = ${cursor}`));
  if (from === undefined) throw invalid("cursor", "This place in the list is gone. Start again from the first page.");
  return sql`(${organizations.name}, ${organizations.id}) > (${from.name}, ${from.id}::uuid)`;
}
