import { macros } from "@desk/db/schema";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import type { Place } from "./policy";

/** The macros that are put in order among each other: everybody's, a team's, or one person's. */
function onShelf(ctx: Ctx, { scope, ownerUserId, teamId }: Place): SQL | undefined {
  const here = and(eq(macros.workspaceId, ctx.workspaceId), eq(macros.scope, scope));
  if (scope === "team" && teamId !== null) return and(here, eq(macros.teamId, teamId));
  if (scope === "me" && ownerUserId !== null) return and(here, eq(macros.ownerUserId, ownerUserId));
  return here;
}

/** The place behind the last one. */
export const lastPosition = (ctx: Ctx, place: Place): SQL<number> =>
  sql<number>`(select coalesce(max(${macros.position}), -1) + 1 from ${macros} where ${onShelf(ctx, place)})`;

/** The ids of a shelf in order; the rows stay locked, so that two who arrange it follow one another. */
export async function lockShelf(ctx: Ctx, place: Place): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: macros.id })
    .from(macros)
    .where(onShelf(ctx, place))
    .orderBy(asc(macros.position), asc(macros.id))
    .for("no key update");
  return rows.map(({ id }) => id);
}
