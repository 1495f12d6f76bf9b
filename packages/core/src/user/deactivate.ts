import type { UserRef, UserView } from "@desk/contracts/access";
import { users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { recordEvent } from "../event";
import { endSessionsOf } from "../session";
import { findUser, keepAnOwner } from "./find";
import { cancelLinks } from "./link";
import { presentUser } from "./list";
import { requireAuthorityOver } from "./policy";
import { releaseTickets } from "./release-tickets";

/** Ends a person's access at once. Their name stays on what they wrote; their open tickets become unassigned. */
export async function deactivateUser(ctx: Ctx, { userId }: UserRef): Promise<UserView> {
  authorize(ctx.actor, "people.manage");
  return inTransaction(ctx, async (ctx) => {
    const user = await findUser(ctx, userId);
    requireAuthorityOver(ctx.actor, user.role);
    if (ctx.actor.kind === "agent" && ctx.actor.userId === userId)
      throw conflict("You cannot deactivate yourself. Ask another owner or admin.");
    if (user.status === "deactivated") return presentUser(ctx, userId);
    await keepAnOwner(ctx, user);
    await setStatus(ctx, userId, "deactivated");
    await recordEvent(ctx, "user.deactivated", { userId });
    await endSessionsOf(ctx, userId);
    await cancelLinks(ctx, userId, ["invitation", "password_reset", "magic_link"]);
    await releaseTickets(ctx, [userId]);
    return presentUser(ctx, userId);
  });
}

/** Lets a person in again, with the role and teams of before. Who never joined gets a new invitation. */
export async function reactivateUser(ctx: Ctx, { userId }: UserRef): Promise<UserView> {
  authorize(ctx.actor, "people.manage");
  return inTransaction(ctx, async (ctx) => {
    const user = await findUser(ctx, userId);
    requireAuthorityOver(ctx.actor, user.role);
    if (user.status !== "deactivated") return presentUser(ctx, userId);
    await setStatus(ctx, userId, user.hasJoined ? "active" : "invited");
    await recordEvent(ctx, "user.reactivated", { userId });
    return presentUser(ctx, userId);
  });
}

const setStatus = (ctx: Ctx, userId: string, status: "active" | "invited" | "deactivated") =>
  ctx.db
    .update(users)
    .set({ status, deactivatedAt: status === "deactivated" ? ctx.now() : null })
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, userId)));
