import type { TeamRef, TeamView } from "@desk/contracts/access";
import { activeCategories } from "@desk/contracts/words";
import { teams, tickets } from "@desk/db/schema";
import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { findTeam } from "./find";
import { presentTeam } from "./list";

/** Takes a team out of use. Its finished tickets stay readable to its members; work left in it has to go first. */
export async function archiveTeam(ctx: Ctx, { teamId }: TeamRef): Promise<TeamView> {
  authorize(ctx.actor, "team.manage");
  return inTransaction(ctx, async (ctx) => {
    const team = await findTeam(ctx, teamId);
    if (team.archivedAt !== null) return presentTeam(ctx, teamId);
    const [left] = await ctx.db
      .select({ tickets: count() })
      .from(tickets)
      .where(
        and(
          eq(tickets.workspaceId, ctx.workspaceId),
          eq(tickets.teamId, teamId),
          inArray(tickets.category, [...activeCategories]),
          isNull(tickets.deletedAt),
        ),
      );
    const ticketsCount = left?.tickets ?? 0;
    if (ticketsCount > 0)
      throw conflict(`This team still has ${ticketsCount} unsolved tickets. Move or solve them first.`, {
        ticketsCount,
      });
    await ctx.db
      .update(teams)
      .set({ archivedAt: ctx.now() })
      .where(and(eq(teams.workspaceId, ctx.workspaceId), eq(teams.id, teamId)));
    await recordEvent(ctx, "team.archived", { teamId, name: team.name });
    return presentTeam(ctx, teamId);
  });
}
