import { users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";

export async function readUserName(ctx: Ctx, userId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, userId)));
  if (row === undefined) throw notFound("The person");
  return row.name;
}
