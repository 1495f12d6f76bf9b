import type { UserView } from "@desk/contracts/access";
import type { BuiltInRole } from "@desk/contracts/words";
import { type SQL, sql } from "drizzle-orm";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";

type Row = Omit<UserView, "role" | "lastSeenAt" | "createdAt"> & {
  roleId: string;
  roleName: string;
  roleKey: BuiltInRole | null;
  lastSeenAt: string | null;
  createdAt: string;
};

const isoOf = (value: string): string => new Date(value).toISOString();

async function selectUsers(ctx: Ctx, only: SQL): Promise<UserView[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select u.id, u.name, u.email, u.status, u.last_seen_at as "lastSeenAt", u.created_at as "createdAt",
      r.id as "roleId", r.name as "roleName", r.key as "roleKey",
      coalesce((
        select json_agg(json_build_object('teamId', m.team_id, 'access', m.access) order by m.team_id)
        from team_members m where m.workspace_id = u.workspace_id and m.user_id = u.id
      ), '[]') as memberships
    from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
    where u.workspace_id = ${ctx.workspaceId} and ${only}
    order by lower(u.name), u.id`);
  return rows.map(({ roleId, roleName, roleKey, lastSeenAt, createdAt, ...user }) => ({
    ...user,
    role: { id: roleId, name: roleName, key: roleKey },
    lastSeenAt: lastSeenAt === null ? null : isoOf(lastSeenAt),
    createdAt: isoOf(createdAt),
  }));
}

/** Everybody who works here, invited and deactivated people included. */
export async function listUsers(ctx: Ctx): Promise<UserView[]> {
  authorize(ctx.actor, "people.manage");
  return selectUsers(ctx, sql`true`);
}

export async function presentUser(ctx: Ctx, userId: string): Promise<UserView> {
  const [user] = await selectUsers(ctx, sql`u.id = ${userId}`);
  if (user === undefined) throw notFound("The person");
  return user;
}
