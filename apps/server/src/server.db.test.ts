import { expect, test } from "vitest";
import { atTheDoor } from "./testing/at-the-door";

const at = atTheDoor();

test("a signed-in person lists through tRPC, in a batch with another call", async () => {
  const input = encodeURIComponent(JSON.stringify({ 0: { limit: 10 } }));
  const answered = await at.call(`/api/trpc/ticket.list,me.get?batch=1&input=${input}`, {
    headers: { Cookie: at.cookie },
  });
  expect(answered.status).toBe(200);
  expect(answered.headers.get("cache-control")).toBe("private, no-store");
  expect(await answered.json()).toMatchObject([
    { result: { data: { hasMore: false } } },
    { result: { data: { user: { id: at.desk.ownerId } } } },
  ]);
});

test("a bad field comes back with its path, its remedy and the request's id", async () => {
  const answered = await at.mutate("ticket.create", { subject: "", requester: { email: "x" }, body: { text: "a" } });
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
    const answered = await at.call(path, { headers: { Authorization: authorization } });
    expect(answered.status, path).toBe(401);
    expect(await answered.text()).not.toMatch(/at .*\.ts/u);
  }
  expect((await at.call("/healthz")).status).toBe(200);
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
    expect((await at.call("/api/trpc/me.get", { headers: { Cookie: bad } })).status, bad).toBe(401);
  }
});

test("E11: REST takes no session at.cookie, and tRPC no API key", async () => {
  expect((await at.call("/api/v1/tickets", { headers: { Cookie: at.cookie } })).status).toBe(401);
  expect((await at.call("/api/trpc/me.get", { headers: { Authorization: `Bearer ${at.key}` } })).status).toBe(401);
});

test("E11: a mutation by GET, a query by POST and a body that is no JSON are refused", async () => {
  const input = encodeURIComponent(JSON.stringify({ name: "X" }));
  expect((await at.call(`/api/trpc/me.update?input=${input}`, { headers: { Cookie: at.cookie } })).status).toBe(405);
  expect((await at.mutate("me.get", {})).status).toBe(405);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const answered = await at.call("/api/trpc/me.update", {
      method: "POST",
      headers: { ...at.asPage, "Content-Type": type },
      body: '{"name":"X"}',
    });
    expect(answered.status, type).toBe(415);
  }
  expect((await at.call("/api/trpc/me.get", { method: "DELETE" })).status).toBe(405);
});

test("a file goes up by at.key, shows where it is, and comes down with the headers of a stranger's file", async () => {
  const up = await at.call("/files", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${at.key}`,
      "X-File-Name": "r%C3%A9sum%C3%A9.svg",
      "Content-Type": "image/svg+xml",
    },
    body: "<svg onload=alert(1)>",
  });
  expect(up.status).toBe(201);
  const { url } = (await up.json()) as { url: string };
  const down = await at.call(url, { headers: { Authorization: `Bearer ${at.key}` } });
  expect(down.status).toBe(200);
  expect(down.headers.get("content-disposition")).toMatch(/^attachment;/u);
  expect(down.headers.get("content-security-policy")).toContain("sandbox");
  expect(down.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await down.text()).toBe("<svg onload=alert(1)>");
  expect(
    (
      await at.call(url, {
        headers: { Authorization: `Bearer ${at.key}`, "If-None-Match": down.headers.get("etag") ?? "" },
      })
    ).status,
  ).toBe(304);
  expect((await at.call(url)).status).toBe(401);
  expect((await at.call(url, { headers: { Cookie: at.cookie } })).status).toBe(404);
});

test("a form uploads the same way, and a form without a file names what is missing", async () => {
  const form = new FormData();
  form.set("file", new File(["hello"], "../../größe.txt", { type: "text/plain" }));
  const headers = { Cookie: at.cookie, Origin: "http://desk.test" };
  const up = await at.call("/files", { method: "POST", headers, body: form });
  expect(up.status).toBe(201);
  expect(await up.json()).toMatchObject({ fileName: "größe.txt", sizeBytes: 5 });
  const empty = new FormData();
  empty.set("note", "nothing here");
  expect((await at.call("/files", { method: "POST", headers, body: empty })).status).toBe(400);
  const broken = { ...headers, "Content-Type": "multipart/form-data; boundary=x" };
  expect((await at.call("/files", { method: "POST", headers: broken, body: "--x\r\nbroken" })).status).toBe(400);
});
