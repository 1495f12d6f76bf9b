import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";

export async function readWorkspaceName(ctx: Ctx): Promise<string> {
  const [row] = await ctx.db
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  if (row === undefined) throw notFound("The workspace");
  return row.name;
}
