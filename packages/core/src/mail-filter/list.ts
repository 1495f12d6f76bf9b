import type { MailFilterView } from "@desk/contracts/mail-filter";
import { mailFilters } from "@desk/db/schema";
import { asc, eq } from "drizzle-orm";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { presentMailFilter } from "./present";

/** All filters in the order in which they are asked. */
export async function listMailFilters(ctx: Ctx): Promise<MailFilterView[]> {
  authorize(ctx.actor, "mail.manage");
  const rows = await ctx.db
    .select()
    .from(mailFilters)
    .where(eq(mailFilters.workspaceId, ctx.workspaceId))
    .orderBy(asc(mailFilters.position), asc(mailFilters.id));
  return rows.map(presentMailFilter);
}

/** The filters that run on incoming mail. */
export async function activeMailFilters(ctx: Ctx): Promise<MailFilterView[]> {
  return (await listMailFilters(ctx)).filter(({ isActive }) => isActive);
}
