import { defaultPreferences, type MeView, type UserPreferences } from "@desk/contracts/account";
import { permissions } from "@desk/contracts/words";
import { defaultWorkspaceSettings, type WorkspaceSettings } from "@desk/contracts/workspace";
import { sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { requireAgent } from "../session";

type Row = {
  name: string;
  email: string;
  hasPassword: boolean;
  preferences: Partial<UserPreferences>;
  roleName: string;
  workspaceName: string;
  settings: Partial<WorkspaceSettings>;
};

/** Who I am and what I may do. */
export async function readMe(ctx: Ctx): Promise<MeView> {
  const { actor } = requireAgent(ctx);
  const [row] = await ctx.db.execute<Row>(sql`
    select u.name, u.email, u.password_hash is not null as "hasPassword", u.preferences,
      r.name as "roleName", w.name as "workspaceName", w.settings
    from users u
    join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
    join workspaces w on w.id = u.workspace_id
    where u.workspace_id = ${ctx.workspaceId} and u.id = ${actor.userId}`);
  if (row === undefined) throw notFound("The account");
  const { labelCreation, confirmNoteToReply, attachmentMaxBytes } = { ...defaultWorkspaceSettings, ...row.settings };
  return {
    user: {
      id: actor.userId,
      name: row.name,
      email: row.email,
      roleName: row.roleName,
      hasPassword: row.hasPassword,
    },
    workspace: {
      id: ctx.workspaceId,
      name: row.workspaceName,
      labelCreation,
      confirmNoteToReply,
      attachmentMaxBytes,
    },
    permissions: permissions.filter((permission) => actor.permissions.has(permission)),
    seesAllTeams: actor.seesAllTeams,
    memberships: [...actor.teams].map(([teamId, access]) => ({ teamId, access })),
    preferences: { ...defaultPreferences, ...row.preferences },
  };
}
