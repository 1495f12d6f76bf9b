import type { ApiContext } from "@desk/api/context";
import { actorFromRequest } from "@desk/auth/actor";
import type { Db } from "@desk/core/boot";
import type { Visit } from "./door";

export type Caller = NonNullable<ApiContext["caller"]>;

/** Turns what a request carries into somebody who may act, or null. A wrong API key is refused. */
export type Identify = {
  bySession: (visit: Visit) => Promise<Caller | null>;
  byKey: (visit: Visit) => Promise<Caller | null>;
};

type Options = {
  /** What opens the secrets of mailboxes and reaches their servers. */
  secrets?: Pick<Caller, "vault" | "mailReach">;
  db: Db;
  cookieName: string;
  now: () => Date;
  onTouchFailed: (error: unknown) => void;
};

export function createIdentify({ db, cookieName, now, secrets, onTouchFailed }: Options): Identify {
  const identify = async (
    cookieHeader: string | undefined,
    authorization: string | undefined,
  ): Promise<Caller | null> => {
    const found = await actorFromRequest({ db, cookieName, cookieHeader, authorization, now: now() });
    if (found === null) return null;
    found.touch?.().catch(onTouchFailed);
    return { db, now, workspaceId: found.workspaceId, actor: found.actor, ...secrets };
  };
  return {
    bySession: ({ req }) => identify(req.headers.cookie, undefined),
    byKey: ({ req }) => identify(undefined, req.headers.authorization),
  };
}

/** Whose allowance a call takes from. */
export function allowanceKey({ actor }: Caller): string {
  switch (actor.kind) {
    case "agent":
      return `user:${actor.userId}`;
    case "apiKey":
      return `key:${actor.keyId}`;
    case "customer":
      return `customer:${actor.customerId}`;
    case "system":
      return "system";
  }
}
