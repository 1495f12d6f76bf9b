import { InviteUser } from "@desk/contracts/access";
import { RequestMagicLink, RequestPasswordReset, SignIn } from "@desk/contracts/account";
import { accessTokens, users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { hashSecret } from "../secret";
import {
  aDesk,
  aDevice,
  aPerson,
  asOwner,
  aVisitor,
  type Desk,
  mailsTo,
  type Person,
  password,
  secretMailedTo,
  signedInAs,
} from "../testing/identity";
import {
  acceptInvitation,
  changeEmail,
  changePassword,
  createUser,
  deactivateUser,
  inviteUser,
  overwritePassword,
  readInvitation,
  readMe,
  requestMagicLink,
  requestPasswordReset,
  resendInvitation,
  resetPassword,
  signInWithMagicLink,
  signInWithPassword,
  updateAccount,
} from ".";
import { hashPassword, isOutdated } from "./password";

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
const rowOf = async (id: string) =>
  (
    await pg.db
      .select()
      .from(users)
      .where(and(eq(users.workspaceId, desk.workspaceId), eq(users.id, id)))
  )[0];
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

test("A19: another address needs the current password, and the old address is told", async () => {
  const ctx = await signedInAs(desk, ana.id);
  const email = `renamed-${ana.email}`;
  await expect(changeEmail(ctx, { currentPassword: "wrong", email })).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ path: "currentPassword" }] },
  });
  expect((await rowOf(ana.id))?.email).toBe(ana.email);
  expect((await changeEmail(ctx, { currentPassword: password, email })).user.email).toBe(email);
  const [told] = await mailsTo(desk, ana.email);
  expect(told).toMatchObject({ kind: "email_changed", data: { newEmail: email } });
  await expect(signInWithPassword(stranger(), { email: ana.email, password })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("A19: an address that somebody has is refused, and links sent to the old address die", async () => {
  const ctx = await signedInAs(desk, ana.id);
  const ben = await aPerson(desk);
  await expect(changeEmail(ctx, { currentPassword: password, email: ben.email })).rejects.toMatchObject({
    code: "conflict",
  });
  await requestPasswordReset(stranger(), { email: ana.email });
  const token = await secretMailedTo(desk, ana.email);
  await changeEmail(ctx, { currentPassword: password, email: `renamed-${ana.email}` });
  await expect(resetPassword(stranger(), { token, password: fresh })).rejects.toMatchObject(missing);
});

test("A19: a new password needs the current one, and a stolen session cannot guess it", async () => {
  const ctx = await signedInAs(desk, ana.id);
  for (let round = 0; round < 5; round++)
    await expect(changePassword(ctx, { currentPassword: "wrong", newPassword: fresh })).rejects.toMatchObject({
      code: "invalid",
    });
  await expect(changePassword(ctx, { currentPassword: password, newPassword: fresh })).rejects.toMatchObject({
    code: "limit_exceeded",
  });
  desk.clock.pass(60);
  await changePassword(ctx, { currentPassword: password, newPassword: fresh });
  expect((await signInWithPassword(stranger(), { email: ana.email, password: fresh })).userId).toBe(ana.id);
});

test("who has no password sets one by mail, not from an open session", async () => {
  const ben = await aPerson(desk, { hasPassword: false });
  const ctx = await signedInAs(desk, ben.id);
  await expect(changePassword(ctx, { currentPassword: "", newPassword: fresh })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("signing in strengthens a hash of weaker times", async () => {
  const weak = (await rowOf(ana.id))?.passwordHash ?? "";
  expect(isOutdated(weak)).toBe(true);
  await signInWithPassword(stranger(), { email: ana.email, password });
  const strong = (await rowOf(ana.id))?.passwordHash ?? "";
  expect(isOutdated(strong)).toBe(false);
  expect((await signInWithPassword(stranger(), { email: ana.email, password })).userId).toBe(ana.id);
  expect((await rowOf(ana.id))?.passwordHash).toBe(strong);
});

test("one address in two workspaces leads to the one whose password it is", async () => {
  const other = await aDesk(pg.db, desk.clock);
  const twin = await aPerson(other, { email: ana.email });
  await pg.db
    .update(users)
    .set({ passwordHash: await hashPassword(fresh) })
    .where(and(eq(users.workspaceId, other.workspaceId), eq(users.id, twin.id)));
  expect((await signInWithPassword(stranger(), { email: ana.email, password: fresh })).userId).toBe(twin.id);
  expect((await signInWithPassword(stranger(), { email: ana.email, password })).userId).toBe(ana.id);
});

test("my account: name and preferences change, a second time changes nothing more, keys have none", async () => {
  const ctx = await signedInAs(desk, ana.id);
  const me = await updateAccount(ctx, { name: "Ana B.", preferences: { theme: "dark" } });
  expect(me.user.name).toBe("Ana B.");
  expect(me.preferences).toMatchObject({ theme: "dark", density: "default" });
  expect(await updateAccount(ctx, {})).toEqual(me);
  expect(await readMe(ctx)).toEqual(me);
  expect(me.permissions).not.toContain("people.manage");
  const key: Ctx = { ...ctx, actor: { kind: "apiKey", keyId: ana.id, scopes: new Set(["tickets:read"]) } };
  await expect(readMe(key)).rejects.toMatchObject({ code: "forbidden" });
});

test("the operator adds people who may sign in at once, and helps those who cannot", async () => {
  const operator: Ctx = { ...owner, actor: { kind: "system", name: "cli" } };
  const made = await createUser(operator, { email: "ops@example.com", name: "Ops", password, role: "admin" });
  expect((await signInWithPassword(stranger(), { email: "ops@example.com", password })).userId).toBe(made.id);
  const device = await aDevice(desk, made.id);
  await overwritePassword(operator, { email: "ops@example.com", password: fresh });
  await expect(signedInAs(desk, made.id, device)).rejects.toThrow();
  expect((await signInWithPassword(stranger(), { email: "ops@example.com", password: fresh })).userId).toBe(made.id);
  await expect(
    createUser(operator, { email: "ops@example.com", name: "Ops", password, role: "agent" }),
  ).rejects.toMatchObject({ code: "conflict" });
  await expect(overwritePassword(operator, { email: "nobody@example.com", password })).rejects.toMatchObject(missing);
});

test("nobody but the operator adds people without an invitation, not even the owner", async () => {
  const input = { email: "ops@example.com", name: "Ops", password, role: "owner" as const };
  await expect(createUser(owner, input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(overwritePassword(owner, { email: ana.email, password })).rejects.toMatchObject({ code: "forbidden" });
});
