import type { Permission, UserStatus } from "@desk/contracts/words";
import { teams } from "@desk/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../context";
import { conflict, invalid, notFound } from "../error";
import type { RoleRights } from "./policy";

export type UserRow = {
  id: string;
  email: string;
  name: string;
  status: UserStatus;
  passwordHash: string | null;
  /** Has had access once, by whatever way of signing in. */
  hasJoined: boolean;
  role: RoleRights & { id: string };
};

type Row = Omit<UserRow, "role"> & {
  roleId: string;
  key: string | null;
  permissions: Permission[];
  seesAllTeams: boolean;
};

/** A user with the rights of the role, locked until the end of the transaction. */
export async function findUser(ctx: Ctx, userId: string): Promise<UserRow> {
  const [row] = await ctx.db.execute<Row>(sql`
    select u.id, u.email, u.name, u.status, u.password_hash as "passwordHash",
      (u.password_hash is not null or u.last_seen_at is not null) as "hasJoined",
      r.id as "roleId", r.key, r.permissions, r.sees_all_teams as "seesAllTeams"
    from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
    where u.workspace_id = ${ctx.workspaceId} and u.id = ${userId}
    for update of u`);
  if (row === undefined) throw notFound("The person");
  const { roleId, key, permissions, seesAllTeams, ...user } = row;
  return { ...user, role: { id: roleId, key, permissions, seesAllTeams } };
}

/** A workspace without an owner could never be put right again, so the last one stays. Two at once wait for each other. */
export async function keepAnOwner(ctx: Ctx, user: UserRow): Promise<void> {
  if (user.role.key !== "owner" || user.status !== "active") return;
  const owners = await ctx.db.execute<{ id: string }>(sql`
    select u.id from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
    where u.workspace_id = ${ctx.workspaceId} and r.key = 'owner' and u.status = 'active'
    order by u.id for update of u`);
  if (!owners.some(({ id }) => id !== user.id))
    throw conflict("This is the last active owner. Make somebody else an owner first.");
}

/** Refuses memberships of teams that are not there, naming the place in the input. */
export async function requireTeams(ctx: Ctx, memberships: readonly { teamId: string }[]): Promise<void> {
  if (memberships.length === 0) return;
  const ids = memberships.map(({ teamId }) => teamId);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (repeated !== -1) throw invalid(`memberships.${repeated}.teamId`, "This team is named twice.");
  const rows = await ctx.db
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspaceId), inArray(teams.id, ids)));
  const known = new Set(rows.map(({ id }) => id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing !== -1) throw invalid(`memberships.${missing}.teamId`, "This team was not found.");
}
