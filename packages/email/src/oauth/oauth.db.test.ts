import { CreateMailbox } from "@desk/contracts/mailbox";
import type { AgentActor, Ctx } from "@desk/core/context";
import {
  createMailbox,
  finishMailboxOAuth,
  listMailboxes,
  openIncoming,
  openOutgoing,
  recordTrouble,
  SignInEnded,
  startMailboxOAuth,
} from "@desk/core/mail/mailbox";
import { createHostGuard } from "@desk/core/net";
import { createVault } from "@desk/core/secret";
import { usingDatabase } from "@desk/core/testing/database";
import { aDesk, aPerson, asOwner, type Desk, signedInAs } from "@desk/core/testing/identity";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openImap } from "../imap/connect";
import { createMailReach } from "../reach";
import { TestAuthorizationServer } from "../testing/authorization-server";
import { ScriptedImapServer } from "../testing/imap-server/server";

const pg = usingDatabase({ max: 8 });
let issuer: TestAuthorizationServer;
let imap: ScriptedImapServer;
let desk: Desk;
let owner: Ctx<AgentActor>;
let mailboxId: string;

beforeEach(async () => {
  issuer = await TestAuthorizationServer.start();
  imap = await ScriptedImapServer.start();
  desk = await aDesk(pg.db);
  owner = { ...(await asOwner(desk)), ...reach() };
  mailboxId = await aMailbox();
});
afterEach(async () => {
  await Promise.all([issuer.stop(), imap.stop()]);
});

const guard = createHostGuard(["127.0.0.1"]);
const reach = (allowed = guard): Pick<Ctx, "vault" | "mailReach"> => ({
  vault: createVault("an AUTH_SECRET of thirty-two letters"),
  mailReach: createMailReach({
    guard: allowed,
    publicUrl: "https://desk.example",
    now: desk.clock.now,
    installation: null,
    oauth: {
      MAIL_GOOGLE_CLIENT_ID: issuer.client.id,
      MAIL_GOOGLE_CLIENT_SECRET: issuer.client.secret,
      MAIL_GOOGLE_AUTHORIZE_URL: `${issuer.origin}/authorize`,
      MAIL_GOOGLE_TOKEN_URL: `${issuer.origin}/token`,
      MAIL_MICROSOFT_CLIENT_ID: "",
      MAIL_MICROSOFT_CLIENT_SECRET: "",
      MAIL_MICROSOFT_TENANT: "",
      MAIL_MICROSOFT_AUTHORIZE_URL: "",
      MAIL_MICROSOFT_TOKEN_URL: "",
    },
  }),
});

const signIn = { user: "support@example.com", auth: "oauth", provider: "google", security: "none" } as const;
async function aMailbox(): Promise<string> {
  const { id } = await createMailbox(
    owner,
    CreateMailbox.parse({
      name: "Support",
      address: `support.${desk.workspaceId}@example.com`,
      incoming: { kind: "imap", host: "127.0.0.1", port: imap.port, ...signIn },
      outgoing: { kind: "smtp", host: "127.0.0.1", port: 25, ...signIn },
    }),
  );
  return id;
}
const begin = async (ctx: Ctx = owner) => issuer.agree((await startMailboxOAuth(ctx, { mailboxId })).url);
const signedIn = async () => finishMailboxOAuth(owner, await begin());
const tokenOf = async (open: (ctx: Ctx, id: string) => Promise<{ credentials: object } | null>) => {
  const server = await open(owner, mailboxId);
  return server !== null && "accessToken" in server.credentials ? String(server.credentials.accessToken) : "";
};

test("a person signs in once; reading and sending then use one token, and the IMAP server takes it", async () => {
  const { url } = await startMailboxOAuth(owner, { mailboxId });
  const asked = new URL(url).searchParams;
  expect(asked.get("redirect_uri")).toBe("https://desk.example/admin/mailboxes/oauth");
  expect(asked.get("login_hint")).toBe("support@example.com");
  const mailbox = await finishMailboxOAuth(owner, issuer.agree(url));
  expect(mailbox).toMatchObject({ hasIncomingSecret: true, tokenExpiresAt: "2026-11-22T11:00:00.000Z" });
  expect(JSON.stringify([mailbox, url])).not.toContain(await tokenOf(openIncoming));
  expect(await tokenOf(openOutgoing)).toBe(await tokenOf(openIncoming));
  imap.secrets.add(await tokenOf(openIncoming));
  const server = await openIncoming(owner, mailboxId);
  if (server === null) throw new Error("It is read by IMAP.");
  const client = await openImap(server, { guard, mailBytesMax: 1_000_000 });
  expect(imap.commands[0]).toContain("AUTHENTICATE XOAUTH2");
  await client.logout();
});

test("a token is renewed before it ends, one renewal at a time, and the rotated refresh token is kept", async () => {
  await signedIn();
  const first = await tokenOf(openIncoming);
  desk.clock.pass(3_600 - 301);
  expect(await tokenOf(openIncoming)).toBe(first);
  desk.clock.pass(2);
  const renewed = await Promise.all([1, 2, 3, 4].map(() => tokenOf(openIncoming)));
  expect(new Set(renewed).size).toBe(1);
  expect(renewed[0]).not.toBe(first);
  expect(issuer.asked).toEqual(["authorization_code", "refresh_token"]);
  desk.clock.pass(3_600);
  expect(await tokenOf(openIncoming)).not.toBe(renewed[0]);
  issuer.rotates = false;
  for (let hour = 0; hour < 2; hour++) {
    desk.clock.pass(3_600);
    expect(issuer.accessTokens.has(await tokenOf(openIncoming))).toBe(true);
  }
});

test("when the sign-in has ended for good, that is told once as an event and stands at the mailbox", async () => {
  await signedIn();
  issuer.revoke();
  desk.clock.pass(3_600);
  const error = await openIncoming(owner, mailboxId).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(SignInEnded);
  const words = error instanceof Error ? error.message : "";
  expect(words).toContain("Sign in again");
  for (let times = 0; times < 3; times++) await recordTrouble(owner, mailboxId, { words, isSignInEnded: true });
  const told = await pg.db.execute(`/* across workspaces: maintenance */ select 1 from events
    where workspace_id = '${desk.workspaceId}' and type = 'mailbox.sign_in_failed'`);
  expect(told).toHaveLength(1);
  expect((await listMailboxes(owner))[0]?.lastError).toBe(words);
  expect(await signedIn()).toMatchObject({ lastError: null });
});

test("an issuer in trouble ends nothing: the old refresh token still works afterwards", async () => {
  await signedIn();
  desk.clock.pass(3_600);
  for (const trouble of [500, 429, "temporarily_unavailable"]) {
    issuer.trouble = trouble;
    await expect(openIncoming(owner, mailboxId)).rejects.not.toBeInstanceOf(SignInEnded);
  }
  issuer.trouble = null;
  expect(issuer.accessTokens.has(await tokenOf(openIncoming))).toBe(true);
});

test("a sign-in is finished only by who started it, soon, and with its own code", async () => {
  const started = await begin();
  const other = { ...(await signedInAs(desk, (await aPerson(desk, { role: "admin" })).id)), ...reach() };
  const stateRefused = { code: "invalid", details: { fields: [{ path: "state" }] } };
  await expect(finishMailboxOAuth(other, started)).rejects.toMatchObject(stateRefused);
  await expect(finishMailboxOAuth(owner, { ...started, state: `${started.state}A` })).rejects.toMatchObject(
    stateRefused,
  );
  await expect(finishMailboxOAuth(owner, { ...started, code: "made up" })).rejects.toMatchObject({ code: "conflict" });
  const foreign = await begin();
  await expect(finishMailboxOAuth(owner, { ...foreign, state: started.state })).rejects.toMatchObject({
    code: "conflict",
  });
  const late = await begin();
  desk.clock.pass(601);
  await expect(finishMailboxOAuth(owner, late)).rejects.toMatchObject(stateRefused);
  const once = await begin();
  await finishMailboxOAuth(owner, once);
  await expect(finishMailboxOAuth(owner, once)).rejects.toMatchObject({ code: "conflict" });
});

test("F04: an issuer inside a private network is not asked unless it is allowed", async () => {
  const started = await begin();
  const strict: Ctx = { ...owner, ...reach(createHostGuard()) };
  await expect(finishMailboxOAuth(strict, started)).rejects.toThrow("private");
  expect(issuer.asked).toEqual([]);
});
