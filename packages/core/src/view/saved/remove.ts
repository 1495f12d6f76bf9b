import type { ViewRef } from "@desk/contracts/view";
import { views } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorizeInside } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { requireAgent } from "../../session";
import { dropTeamDefaults } from "./default";
import { findView } from "./find";
import { toldOf } from "./insert";
import { requireEditable } from "./policy";

/** Deletes a view; its tickets stay. Teams that began with it begin with the queue again. */
export async function removeView(ctx: Ctx, { viewId }: ViewRef): Promise<void> {
  authorizeInside(ctx.actor, "ticket.read");
  await inTransaction(requireAgent(ctx), async (ctx) => {
    const view = await findView(ctx, viewId);
    requireEditable(ctx.actor, view);
    await dropTeamDefaults(ctx, view.slug);
    await ctx.db.delete(views).where(and(eq(views.workspaceId, ctx.workspaceId), eq(views.id, viewId)));
    await recordEvent(ctx, "view.deleted", { viewId, ...toldOf(view) });
  });
}
