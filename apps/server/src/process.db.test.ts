import { Agent, get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@desk/core/apikey";
import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, asOwner } from "@desk/core/testing/identity";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBundle, startServer } from "./testing/server-process";

const pg = usingDatabase({ max: 2 });
let bundle: Awaited<ReturnType<typeof aBundle>>;
let key: string;

beforeAll(async () => {
  const desk = await aDesk(pg.db, { at: new Date(), now: () => new Date(), pass: () => undefined });
  key = (await createApiKey(await asOwner(desk), { name: "Tests", scopes: ["tickets:read"], expiresAt: null })).secret;
  bundle = await aBundle();
}, 60_000);
afterAll(() => bundle.remove());

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
/** A client that is told to leave goes to another copy of the server, as a balancer does. */
type Asked = { status: number; isToldToLeave: boolean } | { error: string };
const list = (origin: string): Promise<Asked> =>
  new Promise((resolve) => {
    const asked = get(
      `${origin}/api/v1/tickets`,
      { agent, headers: { Authorization: `Bearer ${key}` } },
      (answered) => {
        answered.resume();
        answered.on("end", () =>
          resolve({ status: answered.statusCode ?? 0, isToldToLeave: answered.headers.connection === "close" }),
        );
        answered.on("error", (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }));
      },
    );
    asked.on("error", (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }));
  });

test("J05: SIGTERM under load ends with code 0 within ten seconds, and no request that was taken fails", async () => {
  const server = await startServer(bundle.file, { DATABASE_URL: pg.url });
  const results: Asked[] = [];
  let isDone = false;
  const workers = Array.from({ length: 16 }, async () => {
    while (!isDone) {
      const result = await list(server.origin);
      results.push(result);
      if ("error" in result || result.isToldToLeave) return;
    }
  });
  await delay(500);
  const start = performance.now();
  server.child.kill("SIGTERM");
  await expect.poll(async () => (await fetch(`${server.origin}/readyz`).catch(() => null))?.status ?? 503).toBe(503);
  expect(await server.exit).toBe(0);
  expect(performance.now() - start).toBeLessThan(10_000);
  isDone = true;
  await Promise.all(workers);
  expect(results.filter((one) => "status" in one).length).toBeGreaterThan(50);
  expect(results.filter((one) => "error" in one || one.status !== 200)).toEqual([]);
  expect(results.filter((one) => "isToldToLeave" in one && one.isToldToLeave)).toHaveLength(16);
}, 30_000);

test.each([
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET"],
  [{ AUTH_SECRET: "change-me-to-a-random-secret-of-32-chars" }, "AUTH_SECRET"],
  [{ AUTH_SECRET: undefined }, "AUTH_SECRET"],
  [{ PUBLIC_URL: "desk" }, "PUBLIC_URL"],
  [{ PORT: "http" }, "PORT"],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
  [{ OIDC_ISSUER: "https://id.example" }, "OIDC_CLIENT_ID"],
])(
  "L02, A05: production does not start with %j, names the variable and keeps the value to itself",
  async (settings, name) => {
    const server = await startServer(bundle.file, { DATABASE_URL: pg.url, ...settings });
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain(name);
    for (const value of Object.values(settings))
      if (value !== undefined && value.length > 8) expect(server.output()).not.toContain(value);
  },
);

test("L02: production does not start while acknowledged writes could be lost", async () => {
  const url = `${pg.url}?options=${encodeURIComponent("-c synchronous_commit=off")}`;
  const server = await startServer(bundle.file, { DATABASE_URL: url });
  expect(await server.exit).toBe(1);
  expect(server.output()).toContain("synchronous_commit");
});

test("a busy port is told by its number", async () => {
  const first = await startServer(bundle.file, { DATABASE_URL: pg.url });
  const port = new URL(first.origin).port;
  const second = await startServer(bundle.file, { DATABASE_URL: pg.url, PORT: port });
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain(`Port ${port} is in use`);
  first.child.kill("SIGKILL");
  await first.exit;
});
