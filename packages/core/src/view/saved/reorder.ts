import type { ReorderViews } from "@desk/contracts/view";
import { users } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { authorizeInside } from "../../access";
import type { Ctx } from "../../context";
import { invalid } from "../../error";
import { requireAgent } from "../../session";

/** Puts the views of my sidebar into my order. Nobody else's order changes. */
export async function reorderViews(ctx: Ctx, { slugs }: ReorderViews): Promise<void> {
  authorizeInside(ctx.actor, "ticket.read");
  const { actor } = requireAgent(ctx);
  const repeated = slugs.findIndex((slug, index) => slugs.indexOf(slug) !== index);
  if (repeated !== -1) throw invalid(`slugs.${repeated}`, "This view is named twice.");
  await ctx.db
    .update(users)
    .set({ preferences: sql`${users.preferences} || ${JSON.stringify({ viewOrder: slugs })}::jsonb` })
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, actor.userId)));
}
