import { sessions } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { inTransaction, newId } from "../context";
import { recordEvent } from "../event";
import { hashSecret, newSecret } from "../secret";
import { sessionMaxMs } from "./lifetime";
import type { Visitor } from "./visitor";
import { asUser } from "./visitor";

export type SignInMethod = "password" | "magic_link" | "oidc";

export type OpenSession = {
  workspaceId: string;
  userId: string;
  method: SignInMethod;
  userAgent: string | null;
};

/** Starts a session and returns the secret of its cookie, which exists nowhere else. */
export async function openSession(
  visitor: Pick<Visitor, "db" | "now" | "address">,
  { workspaceId, userId, method, userAgent }: OpenSession,
): Promise<string> {
  const token = newSecret();
  const now = visitor.now();
  await inTransaction(asUser(visitor, workspaceId, userId), async (ctx) => {
    await ctx.db.execute(sql`
      delete from sessions where workspace_id = ${workspaceId} and user_id = ${userId}
        and expires_at < ${now.toISOString()}::timestamptz`);
    await ctx.db.insert(sessions).values({
      workspaceId,
      id: newId(),
      userId,
      tokenHash: hashSecret(token),
      userAgent: userAgent?.slice(0, 500) ?? null,
      address: visitor.address,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + sessionMaxMs),
    });
    await recordEvent(ctx, "user.signed_in", { method });
  });
  return token;
}
