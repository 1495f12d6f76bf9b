import { defaultWorkspaceSettings, type WorkspaceSettings } from "@desk/contracts/workspace";
import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import type { Ctx } from "../context";

/** The settings as they hold now, for verbs that depend on one; a setting newer than the row has its default. */
export async function readSettings(ctx: Ctx): Promise<WorkspaceSettings> {
  const [row] = await ctx.db
    .select({ settings: workspaces.settings })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  return { ...defaultWorkspaceSettings, ...row?.settings };
}
