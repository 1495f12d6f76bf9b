import { InviteUser } from "@desk/contracts/access";
import { RequestMagicLink, RequestPasswordReset, SignIn } from "@desk/contracts/account";
import { accessTokens, users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { hashSecret } from "../secret";
import {
  aDesk,
  aPerson,
  asOwner,
  aVisitor,
  type Desk,
  mailsTo,
  type Person,
  password,
  secretMailedTo,
} from "../testing/identity";
import {
  acceptInvitation,
  deactivateUser,
  inviteUser,
  readInvitation,
  requestMagicLink,
  requestPasswordReset,
  resendInvitation,
  resetPassword,
  signInWithMagicLink,
  signInWithPassword,
} from ".";

const pg = usingDatabase();
const fresh = "another long password";
let desk: Desk;
let owner: Ctx<AgentActor>;
let ana: Person;
let addresses = 0;

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = await asOwner(desk);
  ana = await aPerson(desk, { name: "Ana" });
});

const stranger = () => aVisitor(desk, `203.0.113.${++addresses % 250}`);
const usersCount = async () => (await pg.db.select().from(users).where(eq(users.workspaceId, desk.workspaceId))).length;
const missing = { code: "not_found" };
const invite = () =>
  inviteUser(owner, { email: "new@example.com", name: "New", roleId: desk.roleIds.agent, memberships: [] });
const join = (token: string) => acceptInvitation(stranger(), { token, name: "New Person", password: fresh });

test("an invitation can be read, is accepted once with a password, and that password then signs in", async () => {
  await invite();
  const token = await secretMailedTo(desk, "new@example.com");
  expect(await readInvitation(stranger(), { token })).toMatchObject({ email: "new@example.com", name: "New" });
  expect(await join(token)).toEqual({ email: "new@example.com" });
  const proven = await signInWithPassword(stranger(), { email: "new@example.com", password: fresh });
  expect(proven).toMatchObject({ name: "New Person", workspaceId: desk.workspaceId });
});

test("A12: the token of an invitation is kept as a hash only", async () => {
  await invite();
  const token = await secretMailedTo(desk, "new@example.com");
  const rows = await pg.db.select().from(accessTokens).where(eq(accessTokens.workspaceId, desk.workspaceId));
  expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([hashSecret(token)]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test.each([
  ["empty", ""],
  ["spaces", "   "],
  ["made up", "a".repeat(43)],
  ["a wildcard", "%"],
])("A12: a token that is %s is not found, also while an invitation waits", async (_, token) => {
  await invite();
  await expect(readInvitation(stranger(), { token })).rejects.toMatchObject(missing);
  await expect(join(token)).rejects.toMatchObject(missing);
});

test("A12: an invitation is used once, even by two at the same time", async () => {
  await invite();
  const token = await secretMailedTo(desk, "new@example.com");
  const outcomes = await Promise.allSettled([join(token), join(token)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(join(token)).rejects.toMatchObject(missing);
});

test("A12: an invitation ends after seven days, when a newer one is sent, and with the account", async () => {
  const { id } = await invite();
  const first = await secretMailedTo(desk, "new@example.com");
  desk.clock.pass(7 * 24 * 60 * 60 - 1);
  await readInvitation(stranger(), { token: first });
  desk.clock.pass(1);
  await expect(join(first)).rejects.toMatchObject(missing);
  owner = await asOwner(desk);
  await resendInvitation(owner, { userId: id });
  const second = await secretMailedTo(desk, "new@example.com");
  await resendInvitation(owner, { userId: id });
  const third = await secretMailedTo(desk, "new@example.com");
  await expect(join(second)).rejects.toMatchObject(missing);
  await deactivateUser(owner, { userId: id });
  await expect(join(third)).rejects.toMatchObject(missing);
});

test("A20: a link opens what it was made for and nobody else's account", async () => {
  await invite();
  const invitation = await secretMailedTo(desk, "new@example.com");
  await expect(resetPassword(stranger(), { token: invitation, password: fresh })).rejects.toMatchObject(missing);
  await expect(signInWithMagicLink(stranger(), invitation)).rejects.toMatchObject(missing);
  await requestMagicLink(stranger(), { email: ana.email });
  const magic = await secretMailedTo(desk, ana.email);
  await expect(join(magic)).rejects.toMatchObject(missing);
  await expect(resetPassword(stranger(), { token: magic, password: fresh })).rejects.toMatchObject(missing);
  expect((await signInWithMagicLink(stranger(), magic)).userId).toBe(ana.id);
});

test("a reset sets the password once, within an hour, and older links die with it", async () => {
  await requestPasswordReset(stranger(), { email: ana.email });
  const first = await secretMailedTo(desk, ana.email);
  await requestPasswordReset(stranger(), { email: ana.email });
  const second = await secretMailedTo(desk, ana.email);
  await resetPassword(stranger(), { token: first, password: fresh });
  await expect(resetPassword(stranger(), { token: second, password: "third password" })).rejects.toMatchObject(missing);
  expect((await signInWithPassword(stranger(), { email: ana.email, password: fresh })).userId).toBe(ana.id);
  expect((await mailsTo(desk, ana.email)).at(-1)?.kind).toBe("password_changed");
  await requestPasswordReset(stranger(), { email: ana.email });
  const late = await secretMailedTo(desk, ana.email);
  desk.clock.pass(60 * 60);
  await expect(resetPassword(stranger(), { token: late, password })).rejects.toMatchObject(missing);
});

test("A13: known and unknown addresses get the same answer in comparable time", async () => {
  const timed = async (email: string) => {
    const start = performance.now();
    const answer = await requestPasswordReset(stranger(), { email });
    return { answer, ms: performance.now() - start };
  };
  const known = [];
  const unknown = [];
  for (let round = 0; round < 5; round++) {
    known.push(await timed((await aPerson(desk)).email));
    unknown.push(await timed(`nobody${round}@example.com`));
  }
  const median = (runs: { ms: number }[]) => runs.map(({ ms }) => ms).toSorted((a, b) => a - b)[2] ?? 0;
  expect(new Set([...known, ...unknown].map(({ answer }) => answer))).toEqual(new Set([undefined]));
  expect(Math.abs(median(known) - median(unknown))).toBeLessThan(40);
});

test("A13: an account is limited whatever address the requests seem to come from", async () => {
  for (const email of [ana.email, "nobody@example.com"]) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => requestPasswordReset(stranger(), { email })),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(7);
  }
  expect(await mailsTo(desk, ana.email)).toHaveLength(3);
});

test("no mail goes to people who are invited, deactivated or unknown", async () => {
  const others = [await aPerson(desk, { status: "invited" }), await aPerson(desk, { status: "deactivated" })];
  for (const { email } of others) {
    await requestPasswordReset(stranger(), { email });
    await requestMagicLink(stranger(), { email });
    expect(await mailsTo(desk, email)).toEqual([]);
  }
});

test("a magic link works once, within fifteen minutes", async () => {
  await requestMagicLink(stranger(), { email: ana.email });
  const token = await secretMailedTo(desk, ana.email);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => signInWithMagicLink(stranger(), token)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await requestMagicLink(stranger(), { email: ana.email });
  const late = await secretMailedTo(desk, ana.email);
  desk.clock.pass(15 * 60);
  await expect(signInWithMagicLink(stranger(), late)).rejects.toMatchObject(missing);
});

const badAddresses = [
  ["A01", "two addresses", "victim@corp.com,attacker@evil.com"],
  ["A01", "a list with a semicolon", "victim@corp.com;attacker@evil.com"],
  ["A01", "a display name", "Victim <victim@corp.com>"],
  ["A02", "a full-width at sign", "admin\uFF20corp.com"],
  ["A02", "a small at sign", "admin\uFE6Bcorp.com"],
  ["A02", "both at signs", "admin@corp.com\uFF20evil.com"],
  ["A03", "HTML", "x@y, <a href=//evil>"],
  ["A03", "a quoted local part", '"<script>"@corp.com'],
] as const;

test.each(badAddresses)(
  "%s: %s as an address is refused at every door, before anything happens",
  async (_, __, email) => {
    const before = await usersCount();
    const inputs = [RequestMagicLink, RequestPasswordReset].map((schema) => schema.safeParse({ email }));
    inputs.push(SignIn.safeParse({ email, password: "x" }) as never);
    inputs.push(InviteUser.safeParse({ email, name: "X", roleId: desk.roleIds.agent }) as never);
    expect(inputs.map(({ success }) => success)).toEqual([false, false, false, false]);
    expect(inputs[0]?.error?.issues[0]?.path).toEqual(["email"]);
    expect(await usersCount()).toBe(before);
  },
);

test("A02: case and spaces around make no second account", async () => {
  await invite();
  const input = InviteUser.parse({ email: "  NEW@Example.com ", name: "New", roleId: desk.roleIds.agent });
  await expect(inviteUser(owner, input)).rejects.toMatchObject({ code: "conflict" });
});
