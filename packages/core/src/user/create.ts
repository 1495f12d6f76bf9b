import { defaultPreferences } from "@desk/contracts/account";
import type { BuiltInRole } from "@desk/contracts/words";
import { roles, users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { type Ctx, inTransaction, newId } from "../context";
import { forbidden, notFound } from "../error";
import { recordEvent } from "../event";
import { emailTaken } from "./invite";
import { hashPassword } from "./password";
import { replacePassword } from "./reset-password";

const requireSystem = ({ actor }: Ctx): void => {
  if (actor.kind !== "system") throw forbidden("Only the operator of the installation may do this.");
};

export type CreateUser = { email: string; name: string; password: string; role: BuiltInRole };

/** Adds a person who may sign in at once. For the operator at the command line and for seeds; pages invite. */
export async function createUser(
  ctx: Ctx,
  { email, name, password, role }: CreateUser,
): Promise<{ id: string; email: string }> {
  requireSystem(ctx);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    const [found] = await ctx.db
      .select({ id: roles.id })
      .from(roles)
      .where(and(eq(roles.workspaceId, ctx.workspaceId), eq(roles.key, role)));
    if (found === undefined) throw notFound("The role");
    const id = newId();
    const added = await ctx.db
      .insert(users)
      .values({
        workspaceId: ctx.workspaceId,
        id,
        email,
        name,
        passwordHash,
        roleId: found.id,
        status: "active",
        preferences: defaultPreferences,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (added.length === 0) throw emailTaken();
    await recordEvent(ctx, "user.joined", { userId: id, email, method: "operator" });
    return { id, email };
  });
}

/** Sets the password of somebody who cannot get in. For the operator at the command line. */
export async function overwritePassword(
  ctx: Ctx,
  { email, password }: { email: string; password: string },
): Promise<{ id: string; email: string }> {
  requireSystem(ctx);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (ctx) => {
    const [user] = await ctx.db
      .select({ id: users.id, email: users.email, name: users.name })
      .from(users)
      .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.email, email)))
      .for("update");
    if (user === undefined) throw notFound("The person");
    await replacePassword(ctx, user, passwordHash);
    return { id: user.id, email: user.email };
  });
}
