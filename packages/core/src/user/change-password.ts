import type { ChangeEmail, ChangePassword, MeView } from "@desk/contracts/account";
import { users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { type AgentActor, type Ctx, inTransaction } from "../context";
import { conflict, invalid } from "../error";
import { refuseTaken } from "../error/refuse-taken";
import { recordEvent } from "../event";
import { queueMail } from "../mail";
import { requireAgent } from "../session";
import { readWorkspaceName } from "../workspace/name";
import { findUser } from "./find";
import { emailTaken } from "./invite";
import { cancelLinks } from "./link";
import { hashPassword, isPasswordRight } from "./password";
import { readMe } from "./read-me";
import { replacePassword } from "./reset-password";
import { limitCurrentPassword } from "./sign-in-limits";

/** Changes my password. All my other devices are signed out. */
export async function changePassword(ctx: Ctx, { currentPassword, newPassword }: ChangePassword): Promise<void> {
  const me = requireAgent(ctx);
  await requireCurrentPassword(me, currentPassword);
  const passwordHash = await hashPassword(newPassword);
  await inTransaction(me, async (ctx) => replacePassword(ctx, await findUser(ctx, ctx.actor.userId), passwordHash));
}

/** Changes the address I sign in with. The address of before is told, in case it was not me. */
export async function changeEmail(ctx: Ctx, { currentPassword, email }: ChangeEmail): Promise<MeView> {
  const me = requireAgent(ctx);
  await requireCurrentPassword(me, currentPassword);
  return inTransaction(me, async (ctx) => {
    const user = await findUser(ctx, ctx.actor.userId);
    if (user.email === email) return readMe(ctx);
    await requireFreeEmail(ctx, email);
    await ctx.db
      .update(users)
      .set({ email })
      .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, user.id)))
      .catch(refuseTaken(emailTaken));
    await cancelLinks(ctx, user.id, ["password_reset", "magic_link"]);
    await recordEvent(ctx, "user.changed", { userId: user.id, email: { from: user.email, to: email } });
    const workspaceName = await readWorkspaceName(ctx);
    await queueMail(ctx, {
      kind: "email_changed",
      to: user.email,
      data: { workspaceName, name: user.name, newEmail: email },
    });
    return readMe(ctx);
  });
}

async function requireFreeEmail(ctx: Ctx, email: string): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.email, email)));
  if (taken !== undefined) throw emailTaken();
}

async function requireCurrentPassword(ctx: Ctx<AgentActor>, password: string): Promise<void> {
  const { userId } = ctx.actor;
  await limitCurrentPassword(ctx, userId);
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, userId)));
  const hash = user?.passwordHash ?? null;
  if (hash === null) throw conflict("You have no password yet. Set one with “Forgot password” on the sign-in page.");
  if (!(await isPasswordRight(password, hash))) throw invalid("currentPassword", "This is not your current password.");
}
