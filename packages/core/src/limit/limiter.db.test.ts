import { openDatabase } from "@desk/db/client";
import { usingDatabase } from "@desk/db/testing";
import { expect, test } from "vitest";
import { forgetOldWindows } from "./forget";
import { createLimiter, spendToken, takeToken } from "./limiter";

const pg = usingDatabase();
const at = (seconds: number) => () => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds));
const allowed = (taken: { isAllowed: boolean }[]) => taken.filter(({ isAllowed }) => isAllowed).length;

test("K03: several processes at once never give out more than the limit", async () => {
  const others = [openDatabase({ url: pg.url, max: 2 }), openDatabase({ url: pg.url, max: 2 })];
  for (const blockSize of [1, 7, 50]) {
    const limiters = [pg.db, ...others.map(({ db }) => db)].map((db) =>
      createLimiter({ db, name: `race-${blockSize}`, tokensMax: 20, windowMs: 60_000, blockSize, now: at(0) }),
    );
    const taken = await Promise.all(
      Array.from({ length: 90 }, (_, index) => takeToken(limiters[index % 3] as never, "198.51.100.1")),
    );
    if (blockSize === 1) expect(allowed(taken)).toBe(20);
    else expect(allowed(taken)).toBeLessThanOrEqual(20);
    expect(allowed(taken)).toBeGreaterThan(0);
  }
  await Promise.all(others.map((other) => other.close()));
});

test("one process uses the whole limit whatever the block size", async () => {
  const limiter = createLimiter({
    db: pg.db,
    name: "whole",
    tokensMax: 20,
    windowMs: 60_000,
    blockSize: 7,
    now: at(0),
  });
  const taken = await Promise.all(Array.from({ length: 30 }, () => takeToken(limiter, "k")));
  expect(allowed(taken)).toBe(20);
});

test("a block makes most requests free, and a spent key costs nothing at all", async () => {
  const limiter = createLimiter({
    db: pg.db,
    name: "free",
    tokensMax: 100,
    windowMs: 60_000,
    blockSize: 50,
    now: at(0),
  });
  pg.statements.length = 0;
  for (let round = 0; round < 300; round++) await takeToken(limiter, "k");
  expect(pg.statements).toHaveLength(2);
});

test("the next window starts afresh, and says when", async () => {
  let seconds = 10;
  const now = () => at(seconds)();
  const limiter = createLimiter({ db: pg.db, name: "next", tokensMax: 1, windowMs: 60_000, now });
  expect(await takeToken(limiter, "k")).toMatchObject({ isAllowed: true, limit: 1, remaining: 0, resetSeconds: 50 });
  expect(await takeToken(limiter, "k")).toMatchObject({ isAllowed: false, remaining: 0, resetSeconds: 50 });
  seconds = 60;
  expect(await takeToken(limiter, "k")).toMatchObject({ isAllowed: true });
});

test("the refusal tells how long to wait", async () => {
  const limiter = createLimiter({ db: pg.db, name: "tell", tokensMax: 1, windowMs: 60_000, now: at(45) });
  await spendToken(limiter, "k", "Too many.");
  await expect(spendToken(limiter, "k", "Too many.")).rejects.toMatchObject({
    code: "limit_exceeded",
    details: { retryAfterSeconds: 15 },
  });
});

test("keys and limiters do not share tokens", async () => {
  const one = createLimiter({ db: pg.db, name: "one", tokensMax: 1, windowMs: 60_000, now: at(0) });
  const two = createLimiter({ db: pg.db, name: "two", tokensMax: 1, windowMs: 60_000, now: at(0) });
  const taken = [await takeToken(one, "a"), await takeToken(one, "b"), await takeToken(two, "a")];
  expect(allowed(taken)).toBe(3);
});

test("old windows are forgotten, the current one is not", async () => {
  const old = createLimiter({ db: pg.db, name: "old", tokensMax: 1, windowMs: 60_000, now: at(0) });
  await takeToken(old, "k");
  const now = new Date(Date.UTC(2026, 10, 24));
  const fresh = createLimiter({ db: pg.db, name: "fresh", tokensMax: 1, windowMs: 60_000, now: () => now });
  await takeToken(fresh, "k");
  expect(await forgetOldWindows(pg.db, now)).toBeGreaterThan(0);
  fresh.leases.clear();
  expect((await takeToken(fresh, "k")).isAllowed).toBe(false);
});
