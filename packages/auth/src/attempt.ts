import { closeSession, openSession, type SignInMethod, type Visitor } from "@desk/core/session";
import type { Proven } from "@desk/core/user";

/** One request to the sign-in routes: who asks, and what was found out so far. */
export type Attempt = {
  visitor: Visitor;
  userAgent: string | null;
  /** The session that the browser brought along. */
  oldToken: string | undefined;
  proven: { who: Proven; method: SignInMethod } | null;
  /** Set when a limit refused it. */
  retryAfterSeconds: number | null;
};

/** Opens a session under a new secret. The one the browser had before ends, so no id survives a sign-in. */
export async function enter({ visitor, proven, oldToken, userAgent }: Attempt): Promise<string> {
  if (proven === null) throw new Error("Nobody has signed in.");
  const { workspaceId, userId } = proven.who;
  const token = await openSession(visitor, { workspaceId, userId, method: proven.method, userAgent });
  if (oldToken !== undefined) await closeSession(visitor, oldToken);
  return token;
}
