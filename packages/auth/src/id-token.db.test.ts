import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, aPerson, type Desk, devicesOf } from "@desk/core/testing/identity";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newBrowser } from "./testing/browser";
import { signedBy, signedWithText, startForger, type Tamper } from "./testing/forger";

const pg = usingDatabase();
const email = "ana@example.com";
let forger: Awaited<ReturnType<typeof startForger>>;
let desk: Desk;

beforeAll(async () => {
  forger = await startForger(email);
  desk = await aDesk(pg.db);
  await aPerson(desk, { email });
});
afterAll(() => forger.close());

async function signInWith(tamper: Tamper): Promise<Response> {
  const browser = newBrowser({
    db: pg.db,
    now: desk.clock.now,
    publicUrl: "http://localhost:3000",
    secret: "3NvH8gYtM2qXw5ZrKc7bLpJd1fSaVe9u",
    singleSignOn: [forger.client],
    log: () => undefined,
  });
  const { url }: { url: string } = JSON.parse(await (await browser.submit("signin/oidc", {})).text());
  return browser.visit(forger.visit(url, tamper));
}

const claim =
  (claims: Record<string, unknown>): Tamper =>
  (parts) => ({ ...parts, claims: { ...parts.claims, ...claims } });
const ago = (seconds: number): number => Math.floor(Date.now() / 1_000) - seconds;

const forgeries: [string, Tamper][] = [
  ["unsigned, alg none", (parts) => ({ ...parts, header: { alg: "none" }, sign: () => "" })],
  ["unsigned, but called RS256", (parts) => ({ ...parts, sign: () => "" })],
  ["signed by another key", (parts, { otherKey }) => ({ ...parts, sign: signedBy(otherKey) })],
  [
    "signed with the public key as a password",
    (parts, { publicPem }) => ({ ...parts, header: { alg: "HS256" }, sign: signedWithText(publicPem) }),
  ],
  [
    "signed with the client's secret",
    (parts) => ({ ...parts, header: { alg: "HS256" }, sign: signedWithText("secret") }),
  ],
  [
    "signed by a key named as a path",
    (parts, { otherKey }) => ({ ...parts, header: { alg: "RS256", kid: "../../k1" }, sign: signedBy(otherKey) }),
  ],
  ["of another issuer", claim({ iss: "https://evil.example" })],
  ["for another client", claim({ aud: "somebody-else" })],
  ["for several clients without saying which", claim({ aud: ["desk", "somebody-else"] })],
  ["expired", claim({ exp: ago(60), iat: ago(120) })],
  ["not valid yet", claim({ nbf: ago(-600) })],
  ["without a nonce", claim({ nonce: undefined })],
  ["with the nonce of another attempt", claim({ nonce: "n".repeat(43) })],
  ["without a subject", claim({ sub: undefined })],
];

test.each(forgeries)("A18: an ID token that is %s signs nobody in", async (_, tamper) => {
  const response = await signInWith(tamper);
  expect(response.headers.get("location")).toMatch(/error=/u);
  expect(await devicesOf(desk)).toEqual([]);
});

test("the same token, untouched, signs in", async () => {
  const response = await signInWith((parts) => parts);
  expect(response.headers.get("location")).toBe("http://localhost:3000/");
  expect(await devicesOf(desk)).toHaveLength(1);
});
