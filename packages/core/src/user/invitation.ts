import type { AcceptInvitation, InvitationView, ReadInvitation } from "@desk/contracts/account";
import { users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "../context";
import { recordEvent } from "../event";
import { asUser, type Visitor } from "../session";
import { consumeLink, readLink } from "./link";
import { hashPassword } from "./password";
import { limitAddress } from "./sign-in-limits";

/** What an open invitation says, to the person who holds its link. */
export async function readInvitation(visitor: Visitor, { token }: ReadInvitation): Promise<InvitationView> {
  await limitAddress(visitor);
  const { workspaceName, email, name, expiresAt } = await readLink(visitor, "invitation", token);
  return { workspaceName, email, name, expiresAt };
}

/** Joins the workspace with a password. The link works once, for the person it was made for. */
export async function acceptInvitation(
  visitor: Visitor,
  { token, name, password }: AcceptInvitation,
): Promise<{ email: string }> {
  await limitAddress(visitor);
  const { workspaceId, userId, email } = await readLink(visitor, "invitation", token);
  const passwordHash = await hashPassword(password);
  await inTransaction(asUser(visitor, workspaceId, userId), async (ctx) => {
    await consumeLink(ctx, "invitation", token);
    await ctx.db
      .update(users)
      .set({ name, passwordHash, status: "active" })
      .where(and(eq(users.workspaceId, workspaceId), eq(users.id, userId), eq(users.status, "invited")));
    await recordEvent(ctx, "user.joined", { userId, method: "password" });
  });
  return { email };
}
