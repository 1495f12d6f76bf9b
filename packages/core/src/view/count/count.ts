import type { ViewCounts } from "@desk/contracts/ticket";
import { authorizeInside } from "../../access";
import type { Ctx } from "../../context";
import { countBuiltIn } from "./built-in";
import { countSaved } from "./saved";

/** How many tickets stand in every view of mine, built in and saved. */
export async function countViews(ctx: Ctx): Promise<ViewCounts> {
  authorizeInside(ctx.actor, "ticket.read");
  const [counts, saved] = await Promise.all([countBuiltIn(ctx), countSaved(ctx)]);
  const atLeast: string[] = [];
  for (const [slug, { count, isAtLeast }] of saved) {
    counts[slug] = count;
    if (isAtLeast) atLeast.push(slug);
  }
  return { counts, atLeast };
}
