import { roles } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";

export type RoleRow = typeof roles.$inferSelect;

/** A role of this workspace, kept as it is until the end of the transaction. */
export async function findRole(ctx: Ctx, roleId: string, lock: "share" | "update" = "share"): Promise<RoleRow> {
  const [role] = await ctx.db
    .select()
    .from(roles)
    .where(and(eq(roles.workspaceId, ctx.workspaceId), eq(roles.id, roleId)))
    .for(lock);
  if (role === undefined) throw notFound("The role");
  return role;
}
