import type { BuiltInRole, Permission, TeamAccess } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { AgentActor, Ctx } from "../../../context";

type Row = {
  roleKey: BuiltInRole | null;
  permissions: Permission[];
  seesAllTeams: boolean;
  teams: Record<string, TeamAccess> | null;
};

/** The person with the rights of this moment; undefined when he no longer works here. */
export async function authorNow(ctx: Ctx, userId: string): Promise<AgentActor | undefined> {
  const [row] = await runStatement<Row>(
    ctx.db,
    `select r.key as "roleKey", r.permissions, r.sees_all_teams as "seesAllTeams",
        (select json_object_agg(m.team_id, m.access) from team_members m
          where m.workspace_id = u.workspace_id and m.user_id = u.id) as teams
      from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
      where u.workspace_id = $1 and u.id = $2 and u.status = 'active'`,
    [ctx.workspaceId, userId],
  );
  if (row === undefined) return undefined;
  return {
    kind: "agent",
    userId,
    sessionId: null,
    roleKey: row.roleKey,
    permissions: new Set(row.permissions),
    seesAllTeams: row.seesAllTeams,
    teams: new Map(Object.entries(row.teams ?? {})),
  };
}
