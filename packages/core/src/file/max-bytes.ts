import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import type { Ctx } from "../context";

/** The largest file the workspace takes. */
export async function readMaxBytes(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ settings: workspaces.settings })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  return row?.settings.attachmentMaxBytes ?? defaultWorkspaceSettings.attachmentMaxBytes;
}
