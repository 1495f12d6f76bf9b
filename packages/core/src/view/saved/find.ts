import { views } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../context";
import { notFound } from "../../error";
import { maySeeView } from "./policy";

export type ViewRow = typeof views.$inferSelect;

/** A view the actor sees, locked until the end of the transaction. */
export async function findView(ctx: Ctx, viewId: string): Promise<ViewRow> {
  const [view] = await ctx.db
    .select()
    .from(views)
    .where(and(eq(views.workspaceId, ctx.workspaceId), eq(views.id, viewId)))
    .for("update");
  if (view === undefined || !maySeeView(ctx.actor, view)) throw notFound("The view");
  return view;
}
