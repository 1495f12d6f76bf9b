import type { Db } from "@desk/db/client";
import { createLimiter, type LimiterOptions, spendToken } from "./limiter";

type Limits<Name extends string> = Record<Name, Pick<LimiterOptions, "tokensMax" | "windowMs">>;

/**
 * Limits for what strangers may call: one token at a time, so that the count is exact however many processes answer.
 * Each database has leases of its own.
 */
export function exactLimits<Name extends string>(limits: Limits<Name>) {
  const leasesOf = new WeakMap<Db, Map<Name, NonNullable<LimiterOptions["leases"]>>>();
  return ({ db, now }: Pick<LimiterOptions, "db" | "now">, name: Name, key: string): Promise<void> => {
    const ofDb = leasesOf.get(db) ?? new Map();
    leasesOf.set(db, ofDb);
    const leases = ofDb.get(name) ?? new Map();
    ofDb.set(name, leases);
    const limiter = createLimiter({ db, now, name, leases, ...limits[name] });
    return spendToken(limiter, key, "That was too many attempts. Wait a little, then try again.");
  };
}
