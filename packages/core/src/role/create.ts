import type { CreateRole, RoleRef, RoleView, UpdateRole } from "@desk/contracts/access";
import { roles, users } from "@desk/db/schema";
import { and, count, eq, ne, sql } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { conflict, DomainError } from "../error";
import { refuseTaken } from "../error/refuse-taken";
import { recordEvent } from "../event";
import { requireAuthorityOver, requireGrant } from "../user/policy";
import { releaseTickets } from "../user/release-tickets";
import { findRole, type RoleRow } from "./find";
import { presentRole } from "./list";

const nameTaken = (): DomainError => {
  const message = "There is a role with this name already.";
  return new DomainError("conflict", message, { fields: [{ path: "name", message }] });
};

/** A role made of permissions. Nobody puts into it what he does not hold himself. */
export async function createRole(ctx: Ctx, { name, permissions, seesAllTeams }: CreateRole): Promise<RoleView> {
  authorize(ctx.actor, "role.manage");
  return inTransaction(ctx, async (ctx) => {
    const role = { key: null, permissions: [...new Set(permissions)], seesAllTeams };
    requireGrant(ctx.actor, role);
    await requireFreeName(ctx, name, null);
    const id = newId();
    const added = await ctx.db
      .insert(roles)
      .values({ workspaceId: ctx.workspaceId, id, name, ...role, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: roles.id });
    if (added.length === 0) throw nameTaken();
    await recordEvent(ctx, "role.created", { roleId: id, name, permissions: role.permissions, seesAllTeams });
    return presentRole(ctx, id);
  });
}

/** Changes a custom role; whoever holds it has the new rights with the next request. */
export async function updateRole(ctx: Ctx, { roleId, ...input }: UpdateRole): Promise<RoleView> {
  authorize(ctx.actor, "role.manage");
  return inTransaction(ctx, async (ctx) => {
    const role = await findCustomRole(ctx, roleId);
    requireAuthorityOver(ctx.actor, role);
    const next = {
      name: input.name ?? role.name,
      permissions: [...new Set(input.permissions ?? role.permissions)],
      seesAllTeams: input.seesAllTeams ?? role.seesAllTeams,
    };
    requireGrant(ctx.actor, { key: null, ...next });
    await requireFreeName(ctx, next.name, roleId);
    await ctx.db
      .update(roles)
      .set(next)
      .where(and(eq(roles.workspaceId, ctx.workspaceId), eq(roles.id, roleId)))
      .catch(refuseTaken(nameTaken));
    const { name, permissions, seesAllTeams } = role;
    await recordEvent(ctx, "role.changed", { roleId, from: { name, permissions, seesAllTeams }, to: next });
    if (seesAllTeams && !next.seesAllTeams) await releaseTickets(ctx, await holdersOf(ctx, roleId));
    return presentRole(ctx, roleId);
  });
}

/** Removes a custom role that nobody holds. */
export async function removeRole(ctx: Ctx, { roleId }: RoleRef): Promise<void> {
  authorize(ctx.actor, "role.manage");
  await inTransaction(ctx, async (ctx) => {
    const role = await findCustomRole(ctx, roleId);
    requireAuthorityOver(ctx.actor, role);
    const [held] = await ctx.db
      .select({ people: count() })
      .from(users)
      .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.roleId, roleId)));
    const people = held?.people ?? 0;
    if (people > 0)
      throw conflict(
        `${people === 1 ? "One person has" : `${people} people have`} this role. Give them another first.`,
        {
          usersCount: people,
        },
      );
    await ctx.db.delete(roles).where(and(eq(roles.workspaceId, ctx.workspaceId), eq(roles.id, roleId)));
    await recordEvent(ctx, "role.deleted", { roleId, name: role.name });
  });
}

async function findCustomRole(ctx: Ctx, roleId: string): Promise<RoleRow> {
  const role = await findRole(ctx, roleId, "update");
  if (role.key !== null) throw conflict("Built-in roles cannot be changed. Make a role of your own instead.");
  return role;
}

async function requireFreeName(ctx: Ctx, name: string, exceptId: string | null): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.workspaceId, ctx.workspaceId),
        sql`lower(${roles.name}) = lower(${name})`,
        exceptId === null ? undefined : ne(roles.id, exceptId),
      ),
    );
  if (taken !== undefined) throw nameTaken();
}

async function holdersOf(ctx: Ctx, roleId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.roleId, roleId)));
  return rows.map(({ id }) => id);
}
