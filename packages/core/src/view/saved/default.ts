import type { SetTeamDefaultView } from "@desk/contracts/view";
import { builtInViews } from "@desk/contracts/words";
import { teams, views } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorizeInside, can, levelIn, reaches } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { forbidden, invalid, notFound } from "../../error";
import { recordEvent } from "../../event";
import { findActiveTeam, type TeamRow } from "../../team/find";

/** Says with which view the members of a team begin. */
export async function setTeamDefaultView(ctx: Ctx, { teamId, view }: SetTeamDefaultView): Promise<void> {
  authorizeInside(ctx.actor, "ticket.read");
  const { actor } = ctx;
  if (levelIn(actor, teamId) === "none") throw notFound("The team");
  const mayArrange = can(actor, "view.manage") || (can(actor, "ticket.edit") && reaches(actor, teamId, "full"));
  if (actor.kind === "apiKey" || !mayArrange) throw forbidden("This takes full access in the team.");
  await inTransaction(ctx, async (ctx) => {
    const team = await findActiveTeam(ctx, teamId);
    if (team.defaultView === view) return;
    if (view !== null) await requireForTeam(ctx, team, view);
    await ctx.db
      .update(teams)
      .set({ defaultView: view })
      .where(and(eq(teams.workspaceId, ctx.workspaceId), eq(teams.id, teamId)));
    const [from, to] = [{ defaultView: team.defaultView }, { defaultView: view }];
    await recordEvent(ctx, "team.changed", { teamId, from, to });
  });
}

/** Every member has to see it, whoever he is: built in, the team's own, or for everyone. */
async function requireForTeam(ctx: Ctx, team: TeamRow, slug: string): Promise<void> {
  if (builtInViews.some((view) => view === slug) || slug === `team-${team.slug}`) return;
  const [view] = await ctx.db
    .select({ scope: views.scope, teamId: views.teamId })
    .from(views)
    .where(and(eq(views.workspaceId, ctx.workspaceId), eq(views.slug, slug)));
  const isForAll = view?.scope === "everyone" || (view?.scope === "team" && view.teamId === team.id);
  if (!isForAll) throw invalid("view", "Choose a view that every member of the team sees.");
}

/** Teams that begin with a view which is gone, or for others now, begin with the queue again. */
export async function dropTeamDefaults(ctx: Ctx, slug: string): Promise<void> {
  await ctx.db
    .update(teams)
    .set({ defaultView: null })
    .where(and(eq(teams.workspaceId, ctx.workspaceId), eq(teams.defaultView, slug)));
}
