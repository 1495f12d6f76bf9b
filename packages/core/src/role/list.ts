import type { RoleView } from "@desk/contracts/access";
import { sql } from "drizzle-orm";
import { can } from "../access";
import type { Ctx } from "../context";
import { forbidden, notFound } from "../error";

async function selectRoles(ctx: Ctx, roleId: string | null): Promise<RoleView[]> {
  const only = roleId === null ? sql`true` : sql`r.id = ${roleId}`;
  const rows = await ctx.db.execute<RoleView>(sql`
    select r.id, r.key, r.name, r.permissions, r.sees_all_teams as "seesAllTeams",
      (select count(*)::int from users u
        where u.workspace_id = r.workspace_id and u.role_id = r.id and u.status <> 'deactivated') as "usersCount"
    from roles r where r.workspace_id = ${ctx.workspaceId} and ${only}
    order by array_position(array['owner', 'admin', 'agent', 'collaborator'], r.key), lower(r.name), r.id`);
  return [...rows];
}

/** The roles there are: for those who make them and for those who give them to people. */
export async function listRoles(ctx: Ctx): Promise<RoleView[]> {
  if (!can(ctx.actor, "role.manage") && !can(ctx.actor, "people.manage")) throw forbidden();
  return selectRoles(ctx, null);
}

export async function presentRole(ctx: Ctx, roleId: string): Promise<RoleView> {
  const [role] = await selectRoles(ctx, roleId);
  if (role === undefined) throw notFound("The role");
  return role;
}
