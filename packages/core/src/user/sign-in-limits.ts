import { addressKey, exactLimits } from "../limit";
import { hashSecret } from "../secret";
import type { Visitor } from "../session";

const minuteMs = 60_000;
const spend = exactLimits({
  "sign-in account": { tokensMax: 5, windowMs: minuteMs },
  "sign-in address": { tokensMax: 20, windowMs: minuteMs },
  "mailed link account": { tokensMax: 3, windowMs: 15 * minuteMs },
  "mailed link address": { tokensMax: 20, windowMs: 15 * minuteMs },
  "current password": { tokensMax: 5, windowMs: minuteMs },
  "open door address": { tokensMax: 30, windowMs: minuteMs },
});

/** The table of counts must not become a list of who tried to get in. */
const accountKey = (email: string): string => hashSecret(email).slice(0, 22);

export async function limitSignIn(visitor: Visitor, email: string): Promise<void> {
  await spend(visitor, "sign-in address", addressKey(visitor.address));
  await spend(visitor, "sign-in account", accountKey(email));
}

export async function limitMailedLink(visitor: Visitor, email: string): Promise<void> {
  await spend(visitor, "mailed link address", addressKey(visitor.address));
  await spend(visitor, "mailed link account", accountKey(email));
}

/** For whatever else a stranger may call. */
export const limitAddress = (visitor: Visitor): Promise<void> =>
  spend(visitor, "open door address", addressKey(visitor.address));

/** A stolen session must not become a way to guess the password. */
export const limitCurrentPassword = (ctx: Pick<Visitor, "db" | "now">, userId: string): Promise<void> =>
  spend(ctx, "current password", userId);
