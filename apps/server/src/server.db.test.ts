import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@desk/core/apikey";
import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, aDevice, aPerson, asOwner, type Desk } from "@desk/core/testing/identity";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendRaw } from "./testing/raw";
import { aRunningDoor, type RunningDoor } from "./testing/running-door";

const pg = usingDatabase({ max: 4 });
let desk: Desk;
let door: RunningDoor;
let cookie: string;
let key: string;

beforeAll(async () => {
  desk = await aDesk(pg.db, { at: new Date(), now: () => new Date(), pass: () => undefined });
  cookie = `halen_session=${await aDevice(desk, desk.ownerId)}`;
  const scopes = ["tickets:read", "tickets:write", "customers:read", "customers:write"] as const;
  key = (await createApiKey(await asOwner(desk), { name: "Tests", scopes: [...scopes], expiresAt: null })).secret;
  door = await aRunningDoor(pg.db);
});
afterAll(() => door.stop());

const call = (path: string, init: RequestInit = {}) => fetch(`${door.origin}${path}`, init);
const withCookie = { Cookie: "", Origin: "http://desk.test", "Content-Type": "application/json" };
const mutate = (path: string, input: unknown) =>
  call(`/api/trpc/${path}`, {
    method: "POST",
    headers: { ...withCookie, Cookie: cookie },
    body: JSON.stringify(input),
  });
const rest = (path: string, init: RequestInit = {}) =>
  call(`/api/v1${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...init.headers },
  });
const aBody = JSON.stringify({ subject: "Lost bag", requester: { email: "ana@rides.example" }, text: "A blue one." });

test("a signed-in person lists through tRPC, in a batch with another call", async () => {
  const input = encodeURIComponent(JSON.stringify({ 0: { limit: 10 } }));
  const answered = await call(`/api/trpc/ticket.list,me.get?batch=1&input=${input}`, { headers: { Cookie: cookie } });
  expect(answered.status).toBe(200);
  expect(answered.headers.get("cache-control")).toBe("private, no-store");
  expect(await answered.json()).toMatchObject([
    { result: { data: { hasMore: false } } },
    { result: { data: { user: { id: desk.ownerId } } } },
  ]);
});

test("a bad field comes back with its path, its remedy and the request's id", async () => {
  const answered = await mutate("ticket.create", { subject: "", requester: { email: "x" }, body: { text: "a" } });
  expect(answered.status).toBe(400);
  const { error } = (await answered.json()) as { error: { message: string; data: { requestId: string } } };
  expect(error.data).toMatchObject({ code: "BAD_REQUEST", reason: "invalid", path: "ticket.create" });
  expect(error.data).toMatchObject({ fields: [{ path: "subject" }, { path: "requester.email" }] });
  expect(error.data.requestId).toBe(answered.headers.get("x-request-id"));
});

test.each([
  "Bearer %E0%A4%A",
  "Bearer",
  "Bearer ",
  "Bearer a b",
  "Basic YTpi",
  "bearer desk_",
  `Bearer desk_${"A".repeat(43)}`,
  `Bearer ${"x".repeat(8_000)}`,
  "Bearer \u00e9",
])("A04: the Authorization header %j is nobody everywhere, and the process stays up", async (authorization) => {
  for (const path of [
    "/api/v1/tickets",
    "/api/v1/customers/x",
    "/api/trpc/me.get",
    "/files/0199f3a2-0000-7000-8000-000000000000",
  ]) {
    const answered = await call(path, { headers: { Authorization: authorization } });
    expect(answered.status, path).toBe(401);
    expect(await answered.text()).not.toMatch(/at .*\.ts/u);
  }
  expect((await call("/healthz")).status).toBe(200);
});

test("A04: malformed session cookies are nobody", async () => {
  for (const bad of [
    "halen_session=%E0%A4%A",
    "halen_session=",
    "halen_session",
    "=",
    "halen_session=a;halen_session=b",
    "__proto__=x",
  ]) {
    expect((await call("/api/trpc/me.get", { headers: { Cookie: bad } })).status, bad).toBe(401);
  }
});

test("E11: REST takes no session cookie, and tRPC no API key", async () => {
  expect((await call("/api/v1/tickets", { headers: { Cookie: cookie } })).status).toBe(401);
  expect((await call("/api/trpc/me.get", { headers: { Authorization: `Bearer ${key}` } })).status).toBe(401);
});

test("E11: a mutation by GET, a query by POST and a body that is no JSON are refused", async () => {
  const input = encodeURIComponent(JSON.stringify({ name: "X" }));
  expect((await call(`/api/trpc/me.update?input=${input}`, { headers: { Cookie: cookie } })).status).toBe(405);
  expect((await mutate("me.get", {})).status).toBe(405);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const answered = await call("/api/trpc/me.update", {
      method: "POST",
      headers: { ...withCookie, Cookie: cookie, "Content-Type": type },
      body: '{"name":"X"}',
    });
    expect(answered.status, type).toBe(415);
  }
  expect((await call("/api/trpc/me.get", { method: "DELETE" })).status).toBe(405);
});

test("E05: a batch of more than ten calls is refused whole, ten thousand commas included", async () => {
  const names = Array.from({ length: 11 }, () => "auth.setupState").join(",");
  expect((await call(`/api/trpc/${names}?batch=1`)).status).toBe(400);
  expect((await call(`/api/trpc/${",".repeat(10_000)}?batch=1`)).status).toBe(400);
  expect((await call("/api/trpc/auth.setupState,auth.providers")).status).toBe(400);
  expect((await call(`/api/trpc/${names.slice(0, 159)}?batch=1`)).status).toBe(200);
});

test("E05, K03: the limit counts calls, not requests, and says when to come back", async () => {
  const now = new Date();
  const small = await aRunningDoor(pg.db, { RATE_LIMIT_PER_MINUTE: "100" }, () => now);
  const person = await aPerson(desk);
  const headers = { Cookie: `halen_session=${await aDevice(desk, person.id)}` };
  const ten = Array.from({ length: 10 }, () => "me.get").join(",");
  const statuses: number[] = [];
  for (let count = 0; count < 11; count++) {
    const forged = { ...headers, "X-Forwarded-For": `10.0.0.${count}` };
    statuses.push((await fetch(`${small.origin}/api/trpc/${ten}?batch=1`, { headers: forged })).status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
  const secret = (
    await createApiKey(await asOwner(desk), { name: "Limited", scopes: ["tickets:read"], expiresAt: null })
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

test("E04: names of an object's parts in JSON, query and batch index change nothing", async () => {
  for (const text of [
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"0":{"__proto__":{"polluted":1}}}',
  ]) {
    expect((await rest("/tickets", { method: "POST", body: text })).status).toBe(400);
    expect((await mutate("me.update", JSON.parse(text))).status).toBe(400);
    await call(`/api/trpc/ticket.list?batch=1&input=${encodeURIComponent(text)}`, { headers: { Cookie: cookie } });
  }
  expect((await call("/api/trpc/__proto__")).status).toBe(404);
  expect((await call("/api/trpc/constructor,toString?batch=1")).status).toBe(404);
  expect((await rest("/tickets?__proto__=x&constructor=y")).status).toBe(400);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("K01: 100 MB of JSON is refused before it has arrived, by its announcement or by its size", async () => {
  const start = performance.now();
  const announced = await sendRaw(
    door.port,
    [
      "POST /api/v1/tickets HTTP/1.1",
      "Host: desk.test",
      `Authorization: Bearer ${key}`,
      "Content-Type: application/json",
      "Content-Length: 104857600",
    ],
    "{",
  );
  expect(announced.status).toBe(413);
  expect(performance.now() - start).toBeLessThan(1_000);
  const before = process.memoryUsage().rss;
  const chunk = new Uint8Array(64 * 1_024).fill(0x20);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.length;
      if (sent > 104_857_600) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const streamed = await rest("/tickets", { method: "POST", body: endless, duplex: "half" } as RequestInit).then(
    ({ status }) => status,
    () => 413,
  );
  expect(streamed).toBe(413);
  expect(sent).toBeLessThan(50 * 1_024 * 1_024);
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1_024 * 1_024);
});

test("K01: ten thousand levels and a hundred thousand keys are a plain 400", async () => {
  const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
  const wide = `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(",")}}`;
  for (const text of [deep, `${"[".repeat(10_000)}${"]".repeat(10_000)}`, wide]) {
    const answered = await rest("/tickets", { method: "POST", body: text });
    expect(answered.status).toBe(400);
    expect((await answered.text()).length).toBeLessThan(20_000);
    const headers = { ...withCookie, Cookie: cookie };
    expect((await call("/api/trpc/ticket.create", { method: "POST", headers, body: text })).status).toBe(400);
  }
});

test("K02: sockets that send nothing do not keep others waiting", async () => {
  const idle = Array.from({ length: 500 }, () => {
    const socket = connect(door.port, "127.0.0.1", () => socket.write("GET /api/v1/tickets HTTP/1.1\r\nX-Slow: "));
    socket.on("error", () => undefined);
    return socket;
  });
  await delay(100);
  const start = performance.now();
  expect((await rest("/tickets")).status).toBe(200);
  expect(performance.now() - start).toBeLessThan(1_000);
  for (const socket of idle) socket.destroy();
});

test("a file goes up by key, shows where it is, and comes down with the headers of a stranger's file", async () => {
  const up = await call("/files", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "X-File-Name": "r%C3%A9sum%C3%A9.svg", "Content-Type": "image/svg+xml" },
    body: "<svg onload=alert(1)>",
  });
  expect(up.status).toBe(201);
  const { url } = (await up.json()) as { url: string };
  const down = await call(url, { headers: { Authorization: `Bearer ${key}` } });
  expect(down.status).toBe(200);
  expect(down.headers.get("content-disposition")).toMatch(/^attachment;/u);
  expect(down.headers.get("content-security-policy")).toContain("sandbox");
  expect(down.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await down.text()).toBe("<svg onload=alert(1)>");
  expect(
    (await call(url, { headers: { Authorization: `Bearer ${key}`, "If-None-Match": down.headers.get("etag") ?? "" } }))
      .status,
  ).toBe(304);
  expect((await call(url)).status).toBe(401);
  expect((await call(url, { headers: { Cookie: cookie } })).status).toBe(404);
});

test("a form uploads the same way, and a form without a file names what is missing", async () => {
  const form = new FormData();
  form.set("file", new File(["hello"], "../../größe.txt", { type: "text/plain" }));
  const headers = { Cookie: cookie, Origin: "http://desk.test" };
  const up = await call("/files", { method: "POST", headers, body: form });
  expect(up.status).toBe(201);
  expect(await up.json()).toMatchObject({ fileName: "größe.txt", sizeBytes: 5 });
  const empty = new FormData();
  empty.set("note", "nothing here");
  expect((await call("/files", { method: "POST", headers, body: empty })).status).toBe(400);
  const broken = { ...headers, "Content-Type": "multipart/form-data; boundary=x" };
  expect((await call("/files", { method: "POST", headers: broken, body: "--x\r\nbroken" })).status).toBe(400);
});

test("only configured origins may read the API from a browser", async () => {
  const cors = await aRunningDoor(pg.db, { CORS_ORIGINS: "https://app.example.com" });
  const ask = (origin: string, method = "OPTIONS") =>
    fetch(`${cors.origin}/api/v1/tickets`, { method, headers: { Origin: origin, Authorization: `Bearer ${key}` } });
  const known = await ask("https://app.example.com");
  expect(known.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
  expect(known.headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST");
  expect((await ask("https://app.example.com", "GET")).headers.get("access-control-expose-headers")).toContain("ETag");
  for (const origin of ["https://evil.example", "https://app.example.com.evil.example", "null"]) {
    expect((await ask(origin)).headers.get("access-control-allow-origin"), origin).toBeNull();
    expect((await ask(origin, "GET")).headers.get("access-control-allow-origin"), origin).toBeNull();
  }
  expect(known.headers.get("access-control-allow-credentials")).toBeNull();
  await cors.stop();
});

test("L04: neither errors, health, metrics nor logs hold what people wrote, secrets or paths of the server", async () => {
  await rest("/tickets", { method: "POST", body: aBody });
  await mutate("me.update", { name: 5 });
  const shown = [
    await (await call("/healthz")).text(),
    await (await call("/readyz")).text(),
    await (await rest("/tickets/nope")).text(),
    await door.metrics(),
    ...door.lines,
  ].join("\n");
  for (const secret of [key, cookie.split("=")[1] ?? "", "ana@rides.example", "postgres://", "/work/", ".ts:"]) {
    expect(shown, secret).not.toContain(secret);
  }
  expect(await door.metrics()).toContain('desk_http_requests_total{kind="rest",status="201"}');
});

test("requests are logged when asked, by kind and status, without the path or anything in it", async () => {
  const logged = await aRunningDoor(pg.db, { LOG_REQUESTS: "1" });
  await fetch(`${logged.origin}/api/v1/tickets?requester=ana@rides.example`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  await expect.poll(() => logged.lines.length).toBe(1);
  expect(JSON.parse(logged.lines[0] ?? "")).toMatchObject({
    kind: "rest",
    method: "GET",
    status: 200,
    message: "request",
  });
  expect(logged.lines.join()).not.toContain("ana@");
  await logged.stop();
});

const invalidJson = [
  "",
  " ",
  "{",
  "}",
  "[",
  "]",
  "[1,]",
  "[,1]",
  "[1 2]",
  "[1:2]",
  '["a" "b"]',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  "{a:1}",
  "{'a':1}",
  '{"a":1 "b":2}',
  '{"a"::1}',
  "{,}",
  '{"a":1}}',
  '{"a":1}#',
  '{"a":1}//c',
  "/*c*/{}",
  "[1]x",
  "nul",
  "True",
  "NaN",
  "Infinity",
  "-Infinity",
  "[+1]",
  "[.5]",
  "[1.]",
  "[01]",
  "[-]",
  "[-01]",
  "[1e]",
  "[1e+]",
  "[0x10]",
  "[1_000]",
  '["\\x41"]',
  '["\\u00g0"]',
  '["\\u12"]',
  '["\t"]',
  '["\n"]',
  '["abc',
  "['a']",
  '[""',
  '{"a":"b',
  "\u0000",
  "\ufeff{}",
  "[\u00a01]",
  "undefined",
  "() => 1",
  "<xml/>",
  "[1]\u0000",
  '"\\"',
  '["a\u0000a"]',
];
const validJson = [
  "[]",
  "{}",
  "null",
  "true",
  "1",
  "-0",
  "1e400",
  "[1E-2]",
  '"\\u0000"',
  '"\\ud800"',
  '"\\uD83D\\uDE00"',
  '{"a":1,"a":2}',
  '{"":0}',
  " [] ",
  "123123e100000",
  "-9223372036854775809",
  '{"\\u0000":1}',
  "[[[[[[]]]]]]",
  '"\u2028"',
  '{"__proto__":{"x":1}}',
];

test("E03: whatever JSON or nearly JSON a body holds, the answer is 400 and nothing falls over", async () => {
  const headers = { ...withCookie, Cookie: cookie };
  for (const text of [...invalidJson, ...validJson]) {
    expect((await rest("/tickets", { method: "POST", body: text })).status, text).toBe(400);
    const called = await call("/api/trpc/ticket.create", { method: "POST", headers, body: text });
    expect(called.status, text).toBe(400);
    const batched = await call("/api/trpc/ticket.create,me.update?batch=1", { method: "POST", headers, body: text });
    expect([207, 400], text).toContain(batched.status);
  }
  const latin = await rest("/tickets", {
    method: "POST",
    body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  });
  expect(latin.status).toBe(400);
  expect((await call("/healthz")).status).toBe(200);
});
