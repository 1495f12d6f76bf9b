import { readApiKey, touchApiKey } from "@desk/core/apikey";
import type { Db } from "@desk/core/boot";
import type { AgentActor, ApiKeyActor } from "@desk/core/context";
import { unauthenticated } from "@desk/core/error";
import { readSession, touchSession } from "@desk/core/session";
import { parseCookies } from "./cookie";

export type Authenticated = {
  workspaceId: string;
  actor: AgentActor | ApiKeyActor;
  /** Set when the last use is due to be written; call it without waiting. */
  touch: (() => Promise<void>) | null;
};

export type Credentials = {
  db: Db;
  /** From `sessionCookieName`. */
  cookieName: string;
  cookieHeader: string | null | undefined;
  authorization: string | null | undefined;
  now: Date;
};

/**
 * Whose request this is. Null without credentials or with a cookie that is no session (any more); an
 * Authorization header that is not a living API key is refused, since its sender meant to be somebody.
 */
export async function actorFromRequest(request: Credentials): Promise<Authenticated | null> {
  const { db, cookieName, cookieHeader, authorization, now } = request;
  if (authorization !== null && authorization !== undefined) return actorOfKey(db, authorization, now);
  const token = parseCookies(cookieHeader).get(cookieName);
  if (token === undefined) return null;
  const signedIn = await readSession(db, token, now);
  if (signedIn === null) return null;
  const { workspaceId, actor, isTouchDue } = signedIn;
  return { workspaceId, actor, touch: isTouchDue ? () => touchSession(db, signedIn, now) : null };
}

async function actorOfKey(db: Db, authorization: string, now: Date): Promise<Authenticated> {
  const secret = /^Bearer +(\S+)$/iu.exec(authorization)?.[1];
  const holder = secret === undefined ? null : await readApiKey(db, secret, now);
  if (holder === null) throw unauthenticated("This API key is not valid. Send it as “Authorization: Bearer desk_…”.");
  const { workspaceId, actor, isTouchDue } = holder;
  return { workspaceId, actor, touch: isTouchDue ? () => touchApiKey(db, holder, now) : null };
}
