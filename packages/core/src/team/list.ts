import type { TeamView } from "@desk/contracts/access";
import { type SQL, sql } from "drizzle-orm";
import { can } from "../access";
import type { Ctx } from "../context";
import { forbidden, notFound } from "../error";

async function selectTeams(ctx: Ctx, only: SQL): Promise<TeamView[]> {
  const rows = await ctx.db.execute<TeamView>(sql`
    select t.id, t.name, t.slug, t.icon, t.description, t.position, t.reopen_policy as "reopenPolicy",
      t.reopen_days as "reopenDays", t.keeps_assignee_on_reopen as "keepsAssigneeOnReopen",
      t.archived_at is not null as "isArchived",
      coalesce((
        select json_agg(json_build_object('userId', m.user_id, 'access', m.access) order by m.user_id)
        from team_members m where m.workspace_id = t.workspace_id and m.team_id = t.id
      ), '[]') as members
    from teams t where t.workspace_id = ${ctx.workspaceId} and ${only}
    order by t.archived_at is not null, t.position, lower(t.name), t.id`);
  return [...rows];
}

/** All teams with their members: for those who arrange teams and for those who put people into them. */
export async function listTeams(ctx: Ctx): Promise<TeamView[]> {
  if (!can(ctx.actor, "team.manage") && !can(ctx.actor, "people.manage")) throw forbidden();
  return selectTeams(ctx, sql`true`);
}

export async function presentTeam(ctx: Ctx, teamId: string): Promise<TeamView> {
  const [team] = await selectTeams(ctx, sql`t.id = ${teamId}`);
  if (team === undefined) throw notFound("The team");
  return team;
}
