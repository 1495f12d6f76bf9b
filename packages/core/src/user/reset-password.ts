import type { ResetPassword } from "@desk/contracts/account";
import { users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { queueMail } from "../mail";
import { asUser, endSessionsOf, type Visitor } from "../session";
import { readWorkspaceName } from "../workspace/name";
import { cancelLinks, consumeLink, readLink } from "./link";
import { hashPassword } from "./password";
import { limitAddress } from "./sign-in-limits";

/** Sets a new password with a mailed link. Every device is signed out. */
export async function resetPassword(visitor: Visitor, { token, password }: ResetPassword): Promise<void> {
  await limitAddress(visitor);
  const owner = await readLink(visitor, "password_reset", token);
  const passwordHash = await hashPassword(password);
  await inTransaction(asUser(visitor, owner.workspaceId, owner.userId), async (ctx) => {
    await consumeLink(ctx, "password_reset", token);
    await replacePassword(ctx, { id: owner.userId, email: owner.email, name: owner.name }, passwordHash);
  });
}

/** The change itself: other devices are signed out, older links die, and the person is told. */
export async function replacePassword(
  ctx: Ctx,
  user: { id: string; email: string; name: string },
  passwordHash: string,
): Promise<void> {
  await ctx.db
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, user.id)));
  await endSessionsOf(ctx, user.id);
  await cancelLinks(ctx, user.id, ["password_reset", "magic_link"]);
  await recordEvent(ctx, "user.password_changed", { userId: user.id });
  const workspaceName = await readWorkspaceName(ctx);
  await queueMail(ctx, { kind: "password_changed", to: user.email, data: { workspaceName, name: user.name } });
}
