import type { CreateTeam, TeamView, UpdateTeam } from "@desk/contracts/access";
import { teams } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { refuseTaken } from "../error/refuse-taken";
import { recordEvent } from "../event";
import { slugOf } from "../workspace/slug";
import { findActiveTeam, requireFreeTeamName, teamNameTaken } from "./find";
import { presentTeam } from "./list";

export async function createTeam(ctx: Ctx, input: CreateTeam): Promise<TeamView> {
  authorize(ctx.actor, "team.manage");
  return inTransaction(ctx, async (ctx) => {
    const { name } = input;
    await requireFreeTeamName(ctx, name, null);
    const id = newId();
    const slug = await freeSlug(ctx, slugOf(name, "team"));
    const added = await ctx.db
      .insert(teams)
      .values({
        workspaceId: ctx.workspaceId,
        id,
        ...input,
        slug,
        position: sql<number>`(select coalesce(max(o.position), -1) + 1 from teams o where o.workspace_id = ${ctx.workspaceId})`,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (added.length === 0) throw teamNameTaken();
    await recordEvent(ctx, "team.created", { teamId: id, name, slug });
    return presentTeam(ctx, id);
  });
}

/** Changes what is named. The slug stays, since views and bookmarks carry it. */
export async function updateTeam(ctx: Ctx, { teamId, ...input }: UpdateTeam): Promise<TeamView> {
  authorize(ctx.actor, "team.manage");
  return inTransaction(ctx, async (ctx) => {
    const team = await findActiveTeam(ctx, teamId);
    const { name, icon, description, position, reopenPolicy, reopenDays, keepsAssigneeOnReopen } = team;
    const before = { name, icon, description, position, reopenPolicy, reopenDays, keepsAssigneeOnReopen };
    const after = {
      name: input.name ?? before.name,
      icon: input.icon ?? before.icon,
      description: input.description ?? before.description,
      position: input.position ?? before.position,
      reopenPolicy: input.reopenPolicy ?? before.reopenPolicy,
      reopenDays: input.reopenDays ?? before.reopenDays,
      keepsAssigneeOnReopen: input.keepsAssigneeOnReopen ?? before.keepsAssigneeOnReopen,
    };
    if (JSON.stringify(before) === JSON.stringify(after)) return presentTeam(ctx, teamId);
    await requireFreeTeamName(ctx, after.name, teamId);
    await ctx.db
      .update(teams)
      .set(after)
      .where(and(eq(teams.workspaceId, ctx.workspaceId), eq(teams.id, teamId)))
      .catch(refuseTaken(teamNameTaken));
    await recordEvent(ctx, "team.changed", { teamId, from: before, to: after });
    return presentTeam(ctx, teamId);
  });
}

async function freeSlug(ctx: Ctx, wanted: string): Promise<string> {
  const rows = await ctx.db
    .select({ slug: teams.slug })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspaceId), sql`${teams.slug} like ${`${wanted}%`}`));
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
