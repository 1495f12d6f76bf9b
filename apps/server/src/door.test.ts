import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createDoor, type Serve } from "./door";
import { createMetrics } from "./metrics";
import { createPages } from "./pages";
import { portOf, sendRaw } from "./testing/raw";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

type Options = { publicUrl?: string; trustedProxies?: string[] };

/** A door in front of pages that tell which headers reached them, and of calls that tell that they were reached. */
async function aDoor({ publicUrl = "http://desk.test:3000", trustedProxies = [] }: Options = {}) {
  const reached: { url: string; headers: IncomingHttpHeaders }[] = [];
  const web = createServer((req, res) => {
    reached.push({ url: req.url ?? "", headers: req.headers });
    if (req.url === "/own-policy") res.setHeader("Content-Security-Policy", "script-src 'sha256-x'");
    res.end("page");
  });
  const say =
    (name: string): Serve =>
    ({ res, headers }) => {
      reached.push({ url: name, headers: {} });
      res.writeHead(200, headers).end(name);
    };
  const door = createDoor({
    publicUrl: new URL(publicUrl),
    trustedProxies,
    metrics: createMetrics({}),
    isStopping: () => false,
    onUnexpected: () => undefined,
    pages: createPages(new URL(`http://127.0.0.1:${await portOf(web)}`), false, () => undefined),
    routes: {
      trpc: say("trpc"),
      rest: say("rest"),
      docs: say("docs"),
      files: say("files"),
      mail: say("mail"),
      health: say("health"),
      ready: () => {
        throw new Error("secret inside");
      },
      securityText: say("security"),
    },
  });
  open.push(door, web);
  return { port: await portOf(door), reached };
}

const close = "Connection: close";
const get = (path: string, ...headers: string[]) => [`GET ${path} HTTP/1.1`, "Host: desk.test:3000", close, ...headers];
const post = (path: string, ...headers: string[]) => [
  `POST ${path} HTTP/1.1`,
  "Host: desk.test:3000",
  "Content-Length: 2",
  "Content-Type: application/json",
  close,
  ...headers,
];

test.each([
  ["a foreign origin", ["Cookie: a=b", "Origin: https://evil.test"]],
  ["no origin at all", ["Cookie: a=b"]],
  ["the origin null", ["Cookie: a=b", "Origin: null"]],
  ["our own name on another port", ["Cookie: a=b", "Origin: http://desk.test:3001"]],
  ["our own name with more behind it", ["Cookie: a=b", "Origin: http://desk.test:3000.evil.test"]],
  [
    "a cross-site fetch that claims our origin",
    ["Cookie: a=b", "Origin: http://desk.test:3000", "Sec-Fetch-Site: cross-site"],
  ],
])("E11: a change with a cookie and %s is refused, whatever stands behind the path", async (_, headers) => {
  const { port, reached } = await aDoor();
  for (const path of [
    "/api/trpc/ticket.remove",
    "/api/v1/tickets",
    "/files",
    "/api/auth/callback/credentials",
    "/any",
  ]) {
    expect((await sendRaw(port, post(path, ...headers), "{}")).status).toBe(403);
  }
  expect(reached).toEqual([]);
});

test("E11: the same change from a page of ours, or with a key instead of a cookie, passes", async () => {
  const { port, reached } = await aDoor();
  expect((await sendRaw(port, post("/api/trpc/x", "Cookie: a=b", "Origin: http://desk.test:3000"), "{}")).status).toBe(
    200,
  );
  expect((await sendRaw(port, post("/api/v1/tickets", "Authorization: Bearer desk_x"), "{}")).status).toBe(200);
  expect((await sendRaw(port, post("/login", "Cookie: a=b", "Origin: http://desk.test:3000"), "{}")).status).toBe(200);
  expect(reached).toHaveLength(3);
});

test("E11: on a laptop localhost and 127.0.0.1 are the same place", async () => {
  const { port } = await aDoor({ publicUrl: "http://localhost:3000" });
  expect((await sendRaw(port, post("/api/trpc/x", "Cookie: a=b", "Origin: http://127.0.0.1:3000"), "{}")).status).toBe(
    200,
  );
});

test("E14: an absolute-form request is refused, with an upgrade too, and nothing is asked of the other host", async () => {
  const { port, reached } = await aDoor();
  for (const target of [
    "http://169.254.169.254/latest/meta-data",
    "http://desk.test:3000/",
    "//evil.test/",
    "/\\evil.test",
    "*",
  ]) {
    const lines = [`GET ${target} HTTP/1.1`, "Host: 169.254.169.254", "Upgrade: websocket", "Connection: Upgrade"];
    expect((await sendRaw(port, lines)).status).toBe(400);
  }
  expect(reached).toEqual([]);
});

test("E14: outside development nothing upgrades", async () => {
  const { port, reached } = await aDoor();
  const lines = ["GET /_next/hmr HTTP/1.1", "Host: desk.test:3000", "Upgrade: websocket", "Connection: Upgrade, close"];
  expect((await sendRaw(port, lines)).status).toBe(200);
  expect(reached[0]?.headers.upgrade).toBeUndefined();
});

const forged = [
  "X-Forwarded-For: 6.6.6.6",
  "X-Forwarded-Host: evil.test",
  "X-Forwarded-Proto: https",
  "X-Forwarded-User: admin",
  "Forwarded: for=6.6.6.6;host=evil.test",
  "Remote-User: admin",
  "X-Remote-User: admin",
  "X-Real-IP: 6.6.6.6",
  "X-Auth-Request-Email: admin@desk.test",
  "X-Original-URL: /admin",
  "X-HTTP-Method-Override: DELETE",
  "X-Middleware-Rewrite: /admin",
  "X-Invoke-Path: /admin",
  "X-Request-Id: forged",
];

test("A11, E13: what a stranger says about itself, its way here and our name is dropped, and the truth put in its place", async () => {
  const { port, reached } = await aDoor({ publicUrl: "https://desk.test" });
  await sendRaw(port, get("/", ...forged));
  const headers: IncomingHttpHeaders = reached[0]?.headers ?? {};
  expect(headers["x-forwarded-host"]).toBe("desk.test");
  expect(headers["x-forwarded-proto"]).toBe("https");
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers["x-request-id"]).toMatch(/^req_/u);
  for (const name of [
    "remote-user",
    "x-remote-user",
    "x-forwarded-user",
    "forwarded",
    "x-real-ip",
    "x-auth-request-email",
    "x-original-url",
    "x-http-method-override",
    "x-middleware-rewrite",
    "x-invoke-path",
  ]) {
    expect(headers[name], name).toBeUndefined();
  }
});

test("K03: only a configured proxy may say whom it speaks for", async () => {
  const { port, reached } = await aDoor({ trustedProxies: ["127.0.0.1"] });
  await sendRaw(port, get("/", "X-Forwarded-For: 1.1.1.1, 9.9.9.9"));
  expect(reached[0]?.headers["x-forwarded-for"]).toBe("9.9.9.9");
});

test("A08: x-middleware-subrequest never reaches the pages", async () => {
  const { port, reached } = await aDoor();
  const value = Array(5).fill("src/middleware").join(":");
  await sendRaw(port, get("/views/mine", `X-Middleware-Subrequest: ${value}`, "x-middleware-prefetch: 1"));
  expect(Object.keys(reached[0]?.headers ?? {}).filter((name) => name.startsWith("x-middleware"))).toEqual([]);
});

test("E04: headers named like parts of an object are only headers", async () => {
  const { port } = await aDoor();
  const answered = await sendRaw(port, get("/healthz", "__proto__: polluted", "constructor: x", "hasOwnProperty: x"));
  expect(answered.status).toBe(200);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("L08: every class of answer carries the security headers, a refusal and a page that forgot them included", async () => {
  const { port } = await aDoor({ publicUrl: "https://desk.test" });
  for (const path of ["/", "/api/trpc/x", "/api/v1/x", "/docs/api", "/files/x", "/healthz", "/readyz", "//x"]) {
    const { headers } = await sendRaw(port, get(path));
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBe("strict-origin-when-cross-origin");
    expect(headers.get("strict-transport-security"), path).toContain("max-age=31536000");
    expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
    expect(headers.get("x-request-id"), path).toMatch(/^req_/u);
    expect(headers.has("x-powered-by"), path).toBe(false);
  }
});

test("L08: a page's own policy wins over the door's", async () => {
  const { port } = await aDoor();
  expect((await sendRaw(port, get("/own-policy"))).headers.get("content-security-policy")).toBe(
    "script-src 'sha256-x'",
  );
});

test("E15: answers of the API are private and never stored", async () => {
  const { port } = await aDoor();
  for (const path of ["/api/trpc/x", "/api/v1/x", "/files/x"]) {
    expect((await sendRaw(port, get(path))).headers.get("cache-control")).toBe("private, no-store");
  }
});

test("an error nobody planned for is one neutral sentence with the request's id", async () => {
  const { port } = await aDoor();
  const { status, body } = await sendRaw(port, get("/readyz"));
  expect(status).toBe(500);
  expect(body).not.toContain("secret inside");
  expect(JSON.parse(body)).toMatchObject({ code: "unexpected", requestId: expect.stringMatching(/^req_/u) });
});

test("pages that are down are told as such, while everything else goes on answering", async () => {
  const { port } = await aDoor();
  open[1]?.close();
  open[1]?.closeAllConnections();
  expect((await sendRaw(port, get("/"))).status).toBe(502);
  expect((await sendRaw(port, get("/api/trpc/x"))).status).toBe(200);
});

test("what is no HTTP, or has endless headers, is refused without a word of the inside", async () => {
  const { port, reached } = await aDoor();
  expect((await sendRaw(port, ["\u0016\u0003\u0001 hello"])).status).toBe(400);
  expect((await sendRaw(port, get("/", `X-Long: ${"x".repeat(20_000)}`))).status).toBe(431);
  expect((await sendRaw(port, get("/", "Content-Length: 5", "Transfer-Encoding: chunked"))).status).toBe(400);
  expect(reached).toEqual([]);
});
