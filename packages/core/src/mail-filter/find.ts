import { mailFilters } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";

/** The filter's row, locked until the transaction ends. */
export async function findMailFilter(ctx: Ctx, filterId: string): Promise<typeof mailFilters.$inferSelect> {
  const [row] = await ctx.db
    .select()
    .from(mailFilters)
    .where(and(eq(mailFilters.workspaceId, ctx.workspaceId), eq(mailFilters.id, filterId)))
    .for("update");
  if (row === undefined) throw notFound("The filter");
  return row;
}
