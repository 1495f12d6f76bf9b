import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@desk/core/apikey";
import { type Database, openDatabase } from "@desk/core/boot";
import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, asOwner } from "@desk/core/testing/identity";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFlakyLink, type FlakyLink } from "./testing/flaky-link";
import { aRunningDoor, type RunningDoor } from "./testing/running-door";

const pg = usingDatabase({ max: 2 });
const poolMax = 2;
let link: FlakyLink;
let database: Database;
let door: RunningDoor;
let key: string;

beforeAll(async () => {
  const desk = await aDesk(pg.db, { at: new Date(), now: () => new Date(), pass: () => undefined });
  key = (await createApiKey(await asOwner(desk), { name: "Tests", scopes: ["tickets:read"], expiresAt: null })).secret;
  link = await aFlakyLink(pg.url);
  database = openDatabase({ url: link.url, max: poolMax, guard: true });
  door = await aRunningDoor(database.db, { DATABASE_POOL_MAX: String(poolMax), PATIENCE_MS: "500" });
  // The first answers of a cold process may take longer than its patience on a busy machine.
  await untilWellAgain(30_000);
}, 60_000);
afterAll(async () => {
  await door.stop();
  await database.close();
  link.close();
});

type Listed = { status: number; ms: number; retryAfter: string | null };
async function list(): Promise<Listed> {
  const start = performance.now();
  const answered = await fetch(`${door.origin}/api/v1/tickets`, { headers: { Authorization: `Bearer ${key}` } });
  await answered.arrayBuffer();
  return { status: answered.status, ms: performance.now() - start, retryAfter: answered.headers.get("retry-after") };
}

async function untilWellAgain(withinMs: number): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < withinMs) {
    if ((await list()).status === 200) return performance.now() - start;
    await delay(50);
  }
  throw new Error("The server did not recover.");
}

const inFlight = async (): Promise<number> => Number(/desk_requests_in_flight (\d+)/u.exec(await door.metrics())?.[1]);

test("J06: while the database hangs, requests get 503 with Retry-After, and beyond a small crowd at once", async () => {
  link.freeze();
  const crowd = await Promise.all(Array.from({ length: 100 }, list));
  expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([503]));
  expect(crowd.every(({ retryAfter }) => retryAfter !== null)).toBe(true);
  expect(Math.max(...crowd.map(({ ms }) => ms))).toBeLessThan(3_000);
  expect(await inFlight()).toBeLessThanOrEqual(poolMax * 16);
  expect((await fetch(`${door.origin}/healthz`)).status).toBe(200);
  const late = await Promise.all(Array.from({ length: 20 }, list));
  expect(late.every(({ status, ms }) => status === 503 && ms < 1_000)).toBe(true);
});

test("J06: when the database is back, so is the server, by itself and without a backlog", async () => {
  link.thaw();
  await untilWellAgain(10_000);
  // The room for requests opens again step by step; who is turned away meanwhile is told to come back.
  const statuses = async () => [
    ...new Set((await Promise.all(Array.from({ length: 20 }, list))).map((one) => one.status)),
  ];
  await expect.poll(statuses, { timeout: 10_000 }).toEqual([200]);
  await expect.poll(inFlight).toBe(0);
});

test("J02: with every connection broken the answer is 503, and readiness says which part is missing", async () => {
  link.cut();
  expect(await list()).toMatchObject({ status: 503 });
  await delay(600);
  const ready = await fetch(`${door.origin}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ database: false });
  link.mend();
  await untilWellAgain(10_000);
  await expect.poll(async () => (await fetch(`${door.origin}/readyz`)).status, { timeout: 5_000 }).toBe(200);
});
