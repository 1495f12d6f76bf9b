import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, aPerson, asOwner, type Desk, devicesOf, type Person } from "@desk/core/testing/identity";
import { listUsers } from "@desk/core/user";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFromRequest } from "./actor";
import type { AuthSettings } from "./settings";
import { type Browser, newBrowser } from "./testing/browser";
import { type Issuer, startIssuer } from "./testing/issuer";

const pg = usingDatabase();
const publicUrl = "http://localhost:3000";
let issuer: Issuer;
let desk: Desk;
let ana: Person;
let settings: AuthSettings;
let browser: Browser;
let log: string[];
let people = 0;

beforeAll(async () => {
  issuer = await startIssuer(publicUrl);
});
afterAll(() => issuer.close());

beforeEach(async () => {
  desk = await aDesk(pg.db);
  ana = await aPerson(desk, { hasPassword: false });
  log = [];
  settings = {
    db: pg.db,
    now: desk.clock.now,
    publicUrl,
    secret: "3NvH8gYtM2qXw5ZrKc7bLpJd1fSaVe9u",
    singleSignOn: [issuer.client("oidc"), issuer.client("cognito")],
    log: (line) => log.push(line),
  };
  browser = newBrowser(settings);
  issuer.signedIn = known({ email: ana.email, email_verified: true, name: "Ana" });
});

/** Makes a person at the issuer. */
function known(claims: { email?: string; email_verified?: boolean | string; name?: string }): string {
  const subject = `subject-${++people}`;
  issuer.people.set(subject, claims);
  return subject;
}

/** Where the sign-in page is told to go: the issuer, or a page that says what is wrong. */
async function wayOut(by: Browser = browser, provider = "oidc"): Promise<string> {
  const answer = await by.submit(`signin/${provider}`, { callbackUrl: "/tickets/17" });
  const { url }: { url: string } = JSON.parse(await answer.text());
  return url;
}

/** Leaves for the issuer and comes back with the address of the callback, not yet opened. */
async function leave(by: Browser = browser, provider = "oidc"): Promise<URL> {
  return issuer.visit(await wayOut(by, provider));
}
const comeBack = (url: URL, by: Browser = browser) => by.visit(url.pathname.replace("/api/auth/", "") + url.search);

async function expectRefused(response: Response, error = /error=OAuthCallback/u) {
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toMatch(error);
  expect(await devicesOf(desk)).toEqual([]);
  expect(browser.get("halen_session")).toBeUndefined();
}

const whoIs = async () => {
  const request = { db: pg.db, cookieName: "halen_session", authorization: null, now: desk.clock.now() };
  return (await actorFromRequest({ ...request, cookieHeader: browser.cookieHeader() }))?.actor;
};

test.each(["oidc", "cognito"])("the whole way through %s with PKCE, state and nonce signs in", async (provider) => {
  const url = await leave(browser, provider);
  const response = await comeBack(url);
  expect(response.headers.get("location")).toBe(`${publicUrl}/tickets/17`);
  expect(await whoIs()).toMatchObject({ kind: "agent", userId: ana.id });
  expect(log).toEqual([]);
});

test("the way to the issuer carries a challenge, a state and a nonce, each new every time", async () => {
  const urls = [];
  for (let round = 0; round < 2; round++) {
    urls.push(new URL(await wayOut()).searchParams);
  }
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(urls[0]?.get(name)?.length).toBeGreaterThanOrEqual(43);
    expect(urls[0]?.get(name)).not.toBe(urls[1]?.get(name));
  }
  expect(urls[0]?.get("code_challenge_method")).toBe("S256");
  expect(urls[0]?.get("redirect_uri")).toBe(`${publicUrl}/api/auth/callback/oidc`);
});

test("an issuer that keeps the address out of the ID token is asked for it", async () => {
  const reserved = await startIssuer(publicUrl, { claimsInIdToken: false });
  try {
    reserved.people.set("s", { email: ana.email, email_verified: true });
    reserved.signedIn = "s";
    browser = newBrowser({ ...settings, singleSignOn: [reserved.client("oidc")] });
    await comeBack(await reserved.visit(await wayOut()));
    expect(await whoIs()).toMatchObject({ userId: ana.id });
  } finally {
    await reserved.close();
  }
});

test("an invited person joins by single sign-on", async () => {
  const invited = await aPerson(desk, { status: "invited", hasPassword: false });
  issuer.signedIn = known({ email: invited.email.toUpperCase(), email_verified: true });
  await comeBack(await leave());
  expect(await whoIs()).toMatchObject({ userId: invited.id });
  const users = await listUsers(await asOwner(desk));
  expect(users.find(({ id }) => id === invited.id)?.status).toBe("active");
});

test("a person is known by subject from then on, whatever the address becomes", async () => {
  await comeBack(await leave());
  issuer.people.set(issuer.signedIn, { email: "new-name@example.com", email_verified: true });
  browser = newBrowser(settings);
  await comeBack(await leave());
  expect(await whoIs()).toMatchObject({ userId: ana.id });
});

test("somebody else who gets the address later is not let into the account", async () => {
  await comeBack(await leave());
  issuer.signedIn = known({ email: ana.email, email_verified: true });
  browser = newBrowser(settings);
  await comeBack(await leave());
  expect(await whoIs()).toBeUndefined();
  expect(await devicesOf(desk)).toHaveLength(1);
});

test("a wrong, a missing and a foreign state are refused", async () => {
  const wrong = await leave();
  wrong.searchParams.set("state", "x".repeat(43));
  await expectRefused(await comeBack(wrong));
  const missing = await leave();
  missing.searchParams.delete("state");
  await expectRefused(await comeBack(missing));
  const url = await leave();
  const other = newBrowser(settings);
  await leave(other);
  await expectRefused(await comeBack(url, other));
  expect(log.length).toBeGreaterThanOrEqual(3);
});

test("a callback without the cookies of this browser is refused: nobody is signed in to a stranger's account", async () => {
  await expectRefused(await comeBack(await leave(), newBrowser(settings)));
});

test("a nonce of another attempt is refused", async () => {
  const other = newBrowser(settings);
  await leave(other);
  const url = await leave();
  browser.set("next-auth.nonce", other.get("next-auth.nonce") ?? "");
  await expectRefused(await comeBack(url));
});

test.each(["next-auth.state", "next-auth.nonce", "next-auth.pkce.code_verifier"])(
  "a callback without the cookie %s is refused",
  async (name) => {
    const url = await leave();
    browser.set(name, "");
    await expectRefused(await comeBack(url));
  },
);

test("a PKCE verifier of another attempt is refused by the issuer", async () => {
  const other = newBrowser(settings);
  await leave(other);
  const url = await leave();
  const name = "next-auth.pkce.code_verifier";
  browser.set(name, other.get(name) ?? "");
  await expectRefused(await comeBack(url));
});

test("A07: the cookies of one provider are worthless at the callback of another", async () => {
  const url = await leave(browser, "cognito");
  url.pathname = "/api/auth/callback/oidc";
  await expectRefused(await comeBack(url));
});

test("a code works once", async () => {
  const url = await leave();
  const cookies = browser.names().map((name) => [name, browser.get(name) ?? ""] as const);
  await comeBack(url);
  expect(await devicesOf(desk)).toHaveLength(1);
  const thief = newBrowser(settings);
  for (const [name, value] of cookies) thief.set(name, value);
  expect((await comeBack(url, thief)).headers.get("location")).toMatch(/error=OAuthCallback/u);
  expect(await devicesOf(desk)).toHaveLength(1);
});

test.each([
  ["not verified", { email_verified: false }],
  ["not verified, as text", { email_verified: "false" }],
  ["of unknown standing", {}],
])("an address that is %s opens no account", async (_, claim) => {
  issuer.signedIn = known({ email: ana.email, ...claim });
  await expectRefused(await comeBack(await leave()), /error=AccessDenied/u);
});

test("an unknown person is refused, and nobody is added", async () => {
  const before = await listUsers(await asOwner(desk));
  const [own] = await devicesOf(desk);
  issuer.signedIn = known({ email: "stranger@example.com", email_verified: true });
  const response = await comeBack(await leave());
  expect(response.headers.get("location")).toBe(`${publicUrl}/sign-in?error=AccessDenied`);
  expect((await devicesOf(desk)).map(({ id }) => id)).toEqual([own?.id]);
  expect(await listUsers(await asOwner(desk))).toHaveLength(before.length);
});

test("a deactivated person is refused, known by subject or by address", async () => {
  const gone = await aPerson(desk, { status: "deactivated" });
  issuer.signedIn = known({ email: gone.email, email_verified: true });
  await expectRefused(await comeBack(await leave()), /error=AccessDenied/u);
});

test("an issuer that is away gives a page that says so, and a line in the log without secrets", async () => {
  const away = { ...issuer.client("oidc"), issuer: "http://127.0.0.1:9" };
  browser = newBrowser({ ...settings, singleSignOn: [away] });
  expect(await wayOut()).toMatch(/error=OAuthSignin/u);
  expect(log.join()).toMatch(/SIGNIN_OAUTH_ERROR/u);
  expect(log.join()).not.toMatch(/secret-of|\n/u);
});
