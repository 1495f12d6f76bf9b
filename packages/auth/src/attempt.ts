import { isDomainError } from "@desk/core/error";
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
  /** Something broke on our side. NextAuth would take that for a bad cookie and clear it. */
  isBroken: boolean;
  log: (line: string) => void;
};

/** Runs our own work inside NextAuth: what nobody planned for is noted, without the values of a statement. */
export async function ours<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDomainError(error)) throw error;
    attempt.isBroken = true;
    attempt.log(`sign-in: unexpected: ${causeOf(error)}`);
    throw new Error("Unavailable");
  }
}

/** The innermost reason: the message of a failed statement repeats its parameters, the code does not. */
function causeOf(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (!(cause instanceof Error)) return "unknown";
  return "code" in cause ? `${cause.name} ${String(cause.code)}` : cause.name;
}

/** Opens a session under a new secret. The one the browser had before ends, so no id survives a sign-in. */
export async function enter({ visitor, proven, oldToken, userAgent }: Attempt): Promise<string> {
  if (proven === null) throw new Error("Nobody has signed in.");
  const { workspaceId, userId } = proven.who;
  const token = await openSession(visitor, { workspaceId, userId, method: proven.method, userAgent });
  if (oldToken !== undefined) await closeSession(visitor, oldToken);
  return token;
}
