import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@desk/core/apikey";
import { aDevice, aPerson, asOwner } from "@desk/core/testing/identity";
import { expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";
import { aRunningDoor } from "./testing/running-door";

const at = atTheDoor();

test("E05: a batch of more than ten calls is refused whole, ten thousand commas included", async () => {
  const names = Array.from({ length: 11 }, () => "auth.setupState").join(",");
  expect((await at.call(`/api/trpc/${names}?batch=1`)).status).toBe(400);
  expect((await at.call(`/api/trpc/${",".repeat(10_000)}?batch=1`)).status).toBe(400);
  expect((await at.call("/api/trpc/auth.setupState,auth.providers")).status).toBe(400);
  expect((await at.call(`/api/trpc/${names.slice(0, 159)}?batch=1`)).status).toBe(200);
});

test("E05, K03: the limit counts calls, not requests, and says when to come back", async () => {
  const now = new Date();
  const small = await aRunningDoor(at.db, { RATE_LIMIT_PER_MINUTE: "100" }, () => now);
  const person = await aPerson(at.desk);
  const headers = { Cookie: `halen_session=${await aDevice(at.desk, person.id)}` };
  const ten = Array.from({ length: 10 }, () => "me.get").join(",");
  const statuses: number[] = [];
  for (let count = 0; count < 11; count++) {
    const forged = { ...headers, "X-Forwarded-For": `10.0.0.${count}` };
    statuses.push((await fetch(`${small.origin}/api/trpc/${ten}?batch=1`, { headers: forged })).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
  const secret = (
    await createApiKey(await asOwner(at.desk), { name: "Limited", scopes: ["tickets:read"], expiresAt: null })
  ).secret;
  const list = () => fetch(`${small.origin}/api/v1/tickets`, { headers: { Authorization: `Bearer ${secret}` } });
  const first = await list();
  expect(first.headers.get("ratelimit-policy")).toBe('"default";q=100;w=60');
  expect(first.headers.get("ratelimit")).toMatch(/^"default";r=99;t=\d+$/u);
  for (let count = 1; count < 100; count++) await (await list()).arrayBuffer();
  const refused = await list();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  await small.stop();
});

test("K02: sockets that send nothing do not keep others waiting", async () => {
  const idle = Array.from({ length: 500 }, () => {
    const socket = connect(at.door.port, "127.0.0.1", () => socket.write("GET /api/v1/tickets HTTP/1.1\r\nX-Slow: "));
    socket.on("error", () => undefined);
    return socket;
  });
  await delay(100);
  const start = performance.now();
  expect((await at.rest("/tickets")).status).toBe(200);
  expect(performance.now() - start).toBeLessThan(1_000);
  for (const socket of idle) socket.destroy();
});
