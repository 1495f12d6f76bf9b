import type { ChangeUserRole, UserView } from "@desk/contracts/access";
import { users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { findRole } from "../role/find";
import { endSessionsOf } from "../session";
import { findUser, keepAnOwner } from "./find";
import { presentUser } from "./list";
import { requireAuthorityOver, requireGrant } from "./policy";
import { releaseTickets } from "./release-tickets";

/** Gives a person another role. Their devices are signed out, so nothing goes on with the old rights. */
export async function changeUserRole(ctx: Ctx, { userId, roleId }: ChangeUserRole): Promise<UserView> {
  authorize(ctx.actor, "people.manage");
  return inTransaction(ctx, async (ctx) => {
    const user = await findUser(ctx, userId);
    const role = await findRole(ctx, roleId);
    requireAuthorityOver(ctx.actor, user.role);
    requireGrant(ctx.actor, role);
    if (user.role.id === roleId) return presentUser(ctx, userId);
    if (role.key !== "owner") await keepAnOwner(ctx, user);
    await ctx.db
      .update(users)
      .set({ roleId })
      .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, userId)));
    await recordEvent(ctx, "user.role_changed", { userId, from: user.role.id, to: roleId });
    await endSessionsOf(ctx, userId);
    await releaseTickets(ctx, [userId]);
    return presentUser(ctx, userId);
  });
}
