import { views } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../context";
import { notFound } from "../../error";
import type { ViewRow } from "./find";
import { maySeeView } from "./policy";

/** A saved view by its slug, for whoever may see it. */
export async function openSavedView(ctx: Ctx, slug: string): Promise<ViewRow> {
  const [view] = await ctx.db
    .select()
    .from(views)
    .where(and(eq(views.workspaceId, ctx.workspaceId), eq(views.slug, slug)));
  if (view === undefined || !maySeeView(ctx.actor, view)) throw notFound("The view");
  return view;
}
