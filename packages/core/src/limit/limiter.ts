import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";
import { limitExceeded } from "../error";

export type LimiterOptions = {
  db: Db;
  /** Part of every key, so that limiters never mix. */
  name: string;
  tokensMax: number;
  windowMs: number;
  /**
   * How many tokens a process takes from the table at a time. 1 counts each request exactly; more makes
   * most requests free, and a process that stops wastes at most one block.
   */
  blockSize?: number;
  now: () => Date;
  /** Given when several limiters of one process are the same limiter. */
  leases?: Leases;
};

type Lease = { windowStart: number; left: number; isSpent: boolean; spent: number; pending: Promise<void> | null };
type Leases = Map<string, Lease>;
export type Limiter = Required<LimiterOptions>;

export type Taken = {
  isAllowed: boolean;
  limit: number;
  /** What is left as far as this process knows. */
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
};

/** Kept in memory at most; beyond it, leases of past windows and then the oldest are forgotten. */
const leasesMax = 20_000;

export const createLimiter = (options: LimiterOptions): Limiter => ({
  blockSize: 1,
  leases: new Map(),
  ...options,
});

/**
 * Takes `cost` tokens of this window. However many processes ask, never more than `tokensMax` are given
 * out per window, because every block is counted by one atomic upsert.
 */
export async function takeToken(limiter: Limiter, key: string, cost = 1): Promise<Taken> {
  const nowMs = limiter.now().getTime();
  const windowStart = nowMs - (nowMs % limiter.windowMs);
  const lease = leaseOf(limiter, key, windowStart);
  while (lease.left < cost && !lease.isSpent) {
    lease.pending ??= refill(limiter, key, lease, cost).finally(() => {
      lease.pending = null;
    });
    await lease.pending;
  }
  const isAllowed = lease.left >= cost;
  if (isAllowed) lease.left -= cost;
  return {
    isAllowed,
    limit: limiter.tokensMax,
    remaining: isAllowed ? Math.max(0, limiter.tokensMax - lease.spent) + lease.left : 0,
    resetSeconds: Math.max(1, Math.ceil((windowStart + limiter.windowMs - nowMs) / 1_000)),
  };
}

/** As `takeToken`, and refuses with a sentence when nothing is left. */
export async function spendToken(limiter: Limiter, key: string, message: string): Promise<void> {
  const { isAllowed, resetSeconds } = await takeToken(limiter, key);
  if (!isAllowed) throw limitExceeded(message, resetSeconds);
}

function leaseOf(limiter: Limiter, key: string, windowStart: number): Lease {
  const known = limiter.leases.get(key);
  if (known?.windowStart === windowStart) return known;
  const lease: Lease = { windowStart, left: 0, isSpent: false, spent: 0, pending: null };
  if (known === undefined && limiter.leases.size >= leasesMax) forget(limiter, windowStart);
  limiter.leases.set(key, lease);
  return lease;
}

function forget(limiter: Limiter, windowStart: number): void {
  for (const [key, lease] of limiter.leases) if (lease.windowStart !== windowStart) limiter.leases.delete(key);
  for (const key of limiter.leases.keys()) {
    if (limiter.leases.size < leasesMax) return;
    limiter.leases.delete(key);
  }
}

async function refill(limiter: Limiter, key: string, lease: Lease, cost: number): Promise<void> {
  const block = Math.max(limiter.blockSize, cost);
  const rows = await limiter.db.execute<{ spent: number }>(sql`
    insert into rate_limits (key, window_start, spent)
    values (${`${limiter.name}:${key}`}, ${new Date(lease.windowStart).toISOString()}::timestamptz, ${block})
    on conflict (key, window_start) do update set spent = rate_limits.spent + excluded.spent
    where rate_limits.spent < ${limiter.tokensMax}
    returning spent`);
  const spent = rows[0]?.spent;
  if (spent === undefined) {
    lease.spent = limiter.tokensMax;
    lease.isSpent = true;
    return;
  }
  const before = spent - block;
  lease.left += Math.max(0, Math.min(block, limiter.tokensMax - before));
  lease.spent = Math.min(spent, limiter.tokensMax);
  lease.isSpent = spent >= limiter.tokensMax;
}
