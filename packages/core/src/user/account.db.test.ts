import { users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
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
  changeEmail,
  changePassword,
  createUser,
  overwritePassword,
  readMe,
  requestPasswordReset,
  resetPassword,
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
const rowOf = async (id: string) =>
  (
    await pg.db
      .select()
      .from(users)
      .where(and(eq(users.workspaceId, desk.workspaceId), eq(users.id, id)))
  )[0];
const missing = { code: "not_found" };

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
