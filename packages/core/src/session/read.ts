import type { BuiltInRole, Permission, TeamAccess } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import type { AgentActor } from "../context";
import { hashSecret } from "../secret";
import { sessionIdleMs, touchEveryMs } from "./lifetime";

export type SignedIn = {
  workspaceId: string;
  actor: AgentActor & { sessionId: string };
  name: string;
  email: string;
  /** Call `touchSession`, without waiting for it. */
  isTouchDue: boolean;
};

type Row = {
  workspace_id: string;
  session_id: string;
  user_id: string;
  last_used_at: string;
  name: string;
  email: string;
  role_key: BuiltInRole | null;
  permissions: Permission[];
  sees_all_teams: boolean;
  teams: Record<string, TeamAccess> | null;
};

const shape = /^[A-Za-z0-9_-]{43}$/u;

const text = `/* across workspaces: session lookup */
  select s.workspace_id, s.id as session_id, s.user_id, s.last_used_at, u.name, u.email,
    r.key as role_key, r.permissions, r.sees_all_teams,
    (select json_object_agg(m.team_id, m.access) from team_members m
      where m.workspace_id = s.workspace_id and m.user_id = s.user_id) as teams
  from sessions s
  join users u on u.workspace_id = s.workspace_id and u.id = s.user_id
  join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
  where s.token_hash = $1 and s.expires_at > $2 and s.last_used_at > $3 and u.status = 'active'`;

/**
 * Session, user, role and teams in one prepared statement. It runs for every request, so whatever ends a
 * session or changes a right bites at once.
 */
export async function readSession(db: Db, token: string, now: Date): Promise<SignedIn | null> {
  if (!shape.test(token)) return null;
  const usedAfter = new Date(now.getTime() - sessionIdleMs);
  const values = [hashSecret(token), now.toISOString(), usedAfter.toISOString()];
  const [row] = await runStatement<Row>(db, text, values);
  if (row === undefined) return null;
  return {
    workspaceId: row.workspace_id,
    actor: {
      kind: "agent",
      userId: row.user_id,
      sessionId: row.session_id,
      roleKey: row.role_key,
      permissions: new Set(row.permissions),
      seesAllTeams: row.sees_all_teams,
      teams: new Map(Object.entries(row.teams ?? {})),
    },
    name: row.name,
    email: row.email,
    isTouchDue: now.getTime() - Date.parse(row.last_used_at) > touchEveryMs,
  };
}
