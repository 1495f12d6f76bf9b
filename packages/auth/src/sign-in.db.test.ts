import { createApiKey, revokeApiKey } from "@desk/core/apikey";
import { openDatabase } from "@desk/core/boot";
import { usingDatabase } from "@desk/core/testing/database";
import {
  aDesk,
  aDevice,
  aPerson,
  asOwner,
  aVisitor,
  type Desk,
  devicesOf,
  type Person,
  password,
  secretMailedTo,
} from "@desk/core/testing/identity";
import { deactivateUser, requestMagicLink } from "@desk/core/user";
import { beforeEach, expect, test } from "vitest";
import { actorFromRequest } from "./actor";
import type { AuthSettings } from "./settings";
import { type Browser, newBrowser } from "./testing/browser";

const pg = usingDatabase();
const publicUrl = "http://localhost:3000";
let desk: Desk;
let ana: Person;
let settings: AuthSettings;
let browser: Browser;
let log: string[];

beforeEach(async () => {
  desk = await aDesk(pg.db);
  ana = await aPerson(desk, { name: "Ana" });
  log = [];
  settings = {
    db: pg.db,
    now: desk.clock.now,
    publicUrl,
    secret: "3NvH8gYtM2qXw5ZrKc7bLpJd1fSaVe9u",
    singleSignOn: [],
    log: (line) => log.push(line),
  };
  browser = newBrowser(settings);
});

const whoIs = async (cookieHeader: string | null, authorization: string | null = null, cookieName = "halen_session") =>
  (await actorFromRequest({ db: pg.db, cookieName, cookieHeader, authorization, now: desk.clock.now() }))?.actor ??
  null;
const sessionRows = () => devicesOf(desk);
const signIn = (fields: Record<string, string> = {}) =>
  browser.submit("callback/credentials", { email: ana.email, password, ...fields });

test("e-mail and password open a session that the door reads without any of NextAuth", async () => {
  const answer = await signIn();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ url: `${publicUrl}/` });
  expect(await whoIs(browser.cookieHeader())).toMatchObject({ kind: "agent", userId: ana.id });
});

test("the cookie is HttpOnly, SameSite=Lax and, over https, Secure with the __Host- prefix", async () => {
  const plain = (await signIn()).headers.getSetCookie().find((cookie) => cookie.startsWith("halen_session="));
  expect(plain).toMatch(/; HttpOnly/u);
  expect(plain).toMatch(/; SameSite=Lax/u);
  expect(plain).not.toMatch(/; Secure/u);
  browser = newBrowser({ ...settings, publicUrl: "https://desk.example.com" });
  const secure = (await signIn()).headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-halen_session="));
  expect(secure).toMatch(/; Path=\/;.*; Secure/u);
  expect(await whoIs(browser.cookieHeader())).toBeNull();
  expect(await whoIs(browser.cookieHeader(), null, "__Host-halen_session")).toMatchObject({ userId: ana.id });
});

test("a wrong password, an unknown person, an invited and a deactivated one get one and the same answer", async () => {
  const invited = await aPerson(desk, { status: "invited" });
  const deactivated = await aPerson(desk, { status: "deactivated" });
  const answers = [];
  for (const fields of [
    { password: "not the right one" },
    { email: "nobody@example.com" },
    { email: invited.email },
    { email: deactivated.email },
    { email: "" },
  ]) {
    const answer = await signIn(fields);
    answers.push(`${answer.status} ${await answer.text()}`);
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^401 .*error=CredentialsSignin/u);
  expect(await sessionRows()).toEqual([]);
  expect(log).toEqual([]);
});

test("without the CSRF token of this browser nothing is signed in", async () => {
  for (const csrfToken of ["", "made-up"]) {
    await signIn({ csrfToken });
    expect(await sessionRows()).toEqual([]);
  }
});

test("A17: signing in gives a new id and ends the one the browser had before", async () => {
  browser.set("halen_session", "a".repeat(43));
  await signIn();
  const first = browser.get("halen_session") ?? "";
  expect(first).not.toBe("a".repeat(43));
  await signIn();
  expect(browser.get("halen_session")).not.toBe(first);
  expect(await whoIs(`halen_session=${first}`)).toBeNull();
  expect(await sessionRows()).toHaveLength(1);
});

test("A16: signing out ends the session on the server, so a copied cookie is dead", async () => {
  await signIn();
  const copied = browser.cookieHeader();
  expect(await whoIs(copied)).not.toBeNull();
  await browser.submit("signout", {});
  expect(await whoIs(copied)).toBeNull();
  expect(browser.get("halen_session") ?? "").toBe("");
});

test("A16: a deactivated person is out with the next request, also for NextAuth", async () => {
  await signIn();
  expect(await (await browser.visit("session")).json()).toMatchObject({ user: { email: ana.email } });
  await deactivateUser(await asOwner(desk), { userId: ana.id });
  expect(await whoIs(browser.cookieHeader())).toBeNull();
  expect(await (await browser.visit("session")).json()).toEqual({});
});

test("A06: what a client writes into its session is ignored", async () => {
  await signIn();
  const before = browser.get("halen_session");
  const answer = await browser.submit("session", {
    data: JSON.stringify({ email: "owner@evil.com", role: "owner", workspaceId: "x", sid: "x", sub: desk.ownerId }),
  });
  expect(await answer.json()).toMatchObject({ user: { email: ana.email, name: "Ana" } });
  expect(browser.get("halen_session")).toBe(before);
  expect(await whoIs(browser.cookieHeader())).toMatchObject({ userId: ana.id, roleKey: "agent" });
});

test("a stray cookie whose name begins like ours does not sign anybody out", async () => {
  await signIn();
  browser.set("halen_session.0", "junk");
  browser.set("halen_session_old", "junk");
  expect(await (await browser.visit("session")).json()).toMatchObject({ user: { email: ana.email } });
});

test("a mailed link signs in by POST only, once", async () => {
  await requestMagicLink(aVisitor(desk), { email: ana.email });
  const token = await secretMailedTo(desk, ana.email);
  const opened = await browser.visit(`callback/magic-link?token=${token}`);
  expect(opened.status).toBe(405);
  expect(await sessionRows()).toEqual([]);
  expect((await browser.submit("callback/magic-link", { token })).status).toBe(200);
  expect(await whoIs(browser.cookieHeader())).toMatchObject({ userId: ana.id });
  const again = await newBrowser(settings).submit("callback/magic-link", { token });
  expect(again.status).toBe(401);
  expect(await again.text()).toContain("error=Expired");
  expect(await sessionRows()).toHaveLength(1);
});

test("a link of fifteen minutes ago is dead", async () => {
  await requestMagicLink(aVisitor(desk), { email: ana.email });
  const token = await secretMailedTo(desk, ana.email);
  desk.clock.pass(15 * 60);
  expect((await browser.submit("callback/magic-link", { token })).status).toBe(401);
});

test("K03: after five tries in a minute even the right password is told to wait, and for how long", async () => {
  for (let round = 0; round < 5; round++)
    expect((await signIn({ password: `guess number ${round}` })).status).toBe(401);
  const refused = await signIn();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.text()).toContain("error=RateLimited");
  expect(await sessionRows()).toEqual([]);
  desk.clock.pass(60);
  expect((await signIn()).status).toBe(200);
});

test("K03: twenty tries a minute from one address, over any number of accounts", async () => {
  const outcomes: number[] = [];
  for (let round = 0; round < 22; round++)
    outcomes.push((await signIn({ email: `person${round}@corp.example`, password: "guess" })).status);
  expect(outcomes.filter((status) => status === 401)).toHaveLength(20);
  expect(outcomes.filter((status) => status === 429)).toHaveLength(2);
});

test("A10: whatever the callback says, the way leads to our own pages", async () => {
  for (const callbackUrl of [
    "//evil.com",
    "https:evil.com",
    "/\\evil.com",
    "https://evil.com/x",
    "/%0d%0aSet-Cookie:a=b",
  ]) {
    desk.clock.pass(60);
    expect(await (await signIn({ callbackUrl })).json()).toEqual({ url: `${publicUrl}/` });
  }
  desk.clock.pass(60);
  expect(await (await signIn({ callbackUrl: "/tickets/17" })).json()).toEqual({ url: `${publicUrl}/tickets/17` });
});

test("E13: a forged Host or X-Forwarded-Host changes no redirect", async () => {
  const answer = await browser.submit(
    "callback/credentials",
    { email: ana.email, password },
    {
      host: "evil.com",
      "x-forwarded-host": "evil.com",
      "x-forwarded-proto": "https",
    },
  );
  expect(await answer.json()).toEqual({ url: `${publicUrl}/` });
});

test("routes that are not ours, methods that are not ours and giant forms are refused", async () => {
  expect((await browser.visit("_log")).status).toBe(404);
  expect((await browser.submit("_log", { code: "x", message: "spam" })).status).toBe(404);
  expect((await browser.visit("signin/email/x/y")).status).toBe(404);
  expect((await signIn({ password: "x".repeat(20_000) })).status).toBe(400);
});

test.each([
  ["broken percent signs", "Bearer %E0%A4%A"],
  ["empty", ""],
  ["a bare word", "Bearer"],
  ["another scheme", "Basic ZGVzazpkZXNr"],
  ["a JWT", "Bearer eyJhbGciOiJub25lIn0.e30."],
  ["a made-up key", `Bearer desk_${"a".repeat(43)}`],
  ["control characters", "Bearer desk_\u0001"],
])("A04: an Authorization header that is %s is refused as unauthenticated", async (_, authorization) => {
  await expect(whoIs(null, authorization)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("A04: an Authorization header counts even beside a living session", async () => {
  const cookie = `halen_session=${await aDevice(desk, ana.id)}`;
  expect(await whoIs(cookie)).not.toBeNull();
  await expect(whoIs(cookie, "Bearer nonsense")).rejects.toMatchObject({ code: "unauthenticated" });
});

test("A11: headers of a sign-in proxy make nobody anybody", async () => {
  const answer = await browser.visit("session", { "x-forwarded-user": ana.email, "remote-user": ana.email });
  expect(await answer.json()).toEqual({});
});

test("an API key is its own actor until it is revoked", async () => {
  const owner = await asOwner(desk);
  const { secret, id } = await createApiKey(owner, { name: "Import", scopes: ["tickets:read"], expiresAt: null });
  expect(await whoIs(null, `Bearer ${secret}`)).toMatchObject({ kind: "apiKey", keyId: id });
  await revokeApiKey(owner, { apiKeyId: id });
  await expect(whoIs(null, `Bearer ${secret}`)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a database that is away makes a 503 that keeps the cookie, and a log line without an address", async () => {
  await signIn();
  const cookie = browser.get("halen_session");
  const away = openDatabase({ url: "postgres://nobody:nothing@127.0.0.1:9/none", max: 1 });
  browser = newBrowser({ ...settings, db: away.db });
  browser.set("halen_session", cookie ?? "");
  const answers = [await browser.visit("session"), await signIn(), await browser.submit("signout", {})];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(browser.get("halen_session")).toBe(cookie);
  expect(log.join()).toContain("ECONNREFUSED");
  expect(log.join()).not.toMatch(/@|person|token/u);
  await away.close();
});
