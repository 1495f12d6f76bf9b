import type { SignIn } from "@desk/contracts/account";
import { users } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { inTransaction } from "../context";
import { DomainError, unauthenticated } from "../error";
import { asUser, type Visitor } from "../session";
import { consumeLink, readLink } from "./link";
import { hashPassword, isOutdated, isPasswordRight } from "./password";
import { limitAddress, limitSignIn } from "./sign-in-limits";

/** A person who has proven who they are, before a session is opened. */
export type Proven = { workspaceId: string; userId: string; email: string; name: string };

type Candidate = Proven & { passwordHash: string | null };

/** E-mail and password. Every refusal reads the same and takes the same time. */
export async function signInWithPassword(visitor: Visitor, { email, password }: SignIn): Promise<Proven> {
  await limitSignIn(visitor, email);
  const [first, ...others] = await visitor.db.execute<Candidate>(sql`/* across workspaces: sign-in */
    select workspace_id as "workspaceId", id as "userId", email, name, password_hash as "passwordHash"
    from users where email = ${email} and status = 'active' order by last_seen_at desc nulls last limit 3`);
  for (const candidate of [first, ...others]) {
    const isRight = await isPasswordRight(password, candidate?.passwordHash ?? null);
    if (!isRight || candidate === undefined) continue;
    const { passwordHash, ...proven } = candidate;
    if (passwordHash !== null && isOutdated(passwordHash)) await strengthen(visitor, proven, passwordHash, password);
    return proven;
  }
  throw unauthenticated("The e-mail address or the password is not right.");
}

/** Takes the chance to hash with today's parameters; a password changed meanwhile wins. */
async function strengthen(visitor: Visitor, { workspaceId, userId }: Proven, old: string, password: string) {
  const passwordHash = await hashPassword(password);
  await visitor.db
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.workspaceId, workspaceId), eq(users.id, userId), eq(users.passwordHash, old)));
}

/** The secret of a mailed link, once. */
export async function signInWithMagicLink(visitor: Visitor, token: string): Promise<Proven> {
  await limitAddress(visitor);
  const { workspaceId, userId, email, name, status } = await readLink(visitor, "magic_link", token);
  if (status !== "active") throw new DomainError("not_found", "This link is used up, expired or not complete.");
  await inTransaction(asUser(visitor, workspaceId, userId), (ctx) => consumeLink(ctx, "magic_link", token));
  return { workspaceId, userId, email, name };
}
