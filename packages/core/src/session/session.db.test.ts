import { sessions, users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { newId } from "../context";
import { hashSecret } from "../secret";
import {
  aDesk,
  aDevice,
  aPerson,
  aTeam,
  aVisitor,
  type Desk,
  type Person,
  password,
  secretMailedTo,
  signedInAs,
} from "../testing/identity";
import { changePassword, changeUserRole, deactivateUser, requestPasswordReset, resetPassword } from "../user";
import { closeSession, listSessions, readSession, revokeOtherSessions, revokeSession, touchSession } from ".";

const pg = usingDatabase();
let desk: Desk;
let ana: Person;
let cookie: string;
const look = (token: string) => readSession(pg.db, token, desk.clock.now());
const isAlive = async (token: string) => (await look(token)) !== null;

beforeEach(async () => {
  desk = await aDesk(pg.db);
  ana = await aPerson(desk, { name: "Ana" });
  cookie = await aDevice(desk, ana.id);
});

test("one statement tells who asks, with role and teams, and writes nothing", async () => {
  const riders = await aTeam(desk);
  const ben = await aPerson(desk, { name: "Ben", teams: { [riders.id]: "reply" } });
  const token = await aDevice(desk, ben.id);
  pg.statements.length = 0;
  const signedIn = await look(token);
  expect(pg.statements).toHaveLength(1);
  expect(signedIn).toMatchObject({ workspaceId: desk.workspaceId, name: "Ben", email: ben.email, isTouchDue: false });
  expect(signedIn?.actor).toMatchObject({ kind: "agent", userId: ben.id, roleKey: "agent", seesAllTeams: false });
  expect(signedIn?.actor.teams).toEqual(new Map([[riders.id, "reply"]]));
  expect(signedIn?.actor.permissions.has("ticket.reply")).toBe(true);
  expect(signedIn?.actor.permissions.has("people.manage")).toBe(false);
});

test("A15: the cookie is random and the database keeps only its hash", async () => {
  const [row] = await pg.db.select().from(sessions).where(eq(sessions.workspaceId, desk.workspaceId));
  expect(cookie).toMatch(/^[A-Za-z0-9_-]{43}$/u);
  expect(row?.tokenHash).toBe(hashSecret(cookie));
  expect(JSON.stringify(row)).not.toContain(cookie);
  expect(await isAlive(hashSecret(cookie))).toBe(false);
});

test.each([
  ["empty", ""],
  ["a space", " "],
  ["short", "x"],
  ["broken percent signs", "%E0%A4%A"],
  ["of the right length, but made up", "a".repeat(43)],
  ["very long", "a".repeat(10_000)],
  ["SQL", "'; drop table users; --"],
  ["NUL", "\u0000"],
])("A04: a cookie that is %s is nobody's", async (_, token) => {
  expect(await isAlive(token)).toBe(false);
});

test("A16: signing out ends the session within the next request, and only that one", async () => {
  const other = await aDevice(desk, ana.id);
  expect(await isAlive(cookie)).toBe(true);
  await closeSession(aVisitor(desk), cookie);
  expect(await isAlive(cookie)).toBe(false);
  expect(await isAlive(other)).toBe(true);
  await closeSession(aVisitor(desk), cookie);
});

test("A16: a changed password ends all other sessions, not the one it was changed in", async () => {
  const other = await aDevice(desk, ana.id);
  const ctx = await signedInAs(desk, ana.id, cookie);
  await changePassword(ctx, { currentPassword: password, newPassword: "another long password" });
  expect([await isAlive(cookie), await isAlive(other)]).toEqual([true, false]);
});

test("A16: a password reset ends every session", async () => {
  await requestPasswordReset(aVisitor(desk), { email: ana.email });
  await resetPassword(aVisitor(desk), {
    token: await secretMailedTo(desk, ana.email),
    password: "another long password",
  });
  expect(await isAlive(cookie)).toBe(false);
});

test("A16: another role ends the sessions of that person", async () => {
  const owner = await signedInAs(desk, desk.ownerId);
  await changeUserRole(owner, { userId: ana.id, roleId: desk.roleIds.collaborator });
  expect(await isAlive(cookie)).toBe(false);
});

test("A16: deactivation ends the sessions of that person", async () => {
  await deactivateUser(await signedInAs(desk, desk.ownerId), { userId: ana.id });
  expect(await isAlive(cookie)).toBe(false);
});

test("A16: even a session row that survived deactivation opens nothing", async () => {
  await pg.db
    .update(users)
    .set({ status: "deactivated" })
    .where(and(eq(users.workspaceId, desk.workspaceId), eq(users.id, ana.id)));
  expect(await isAlive(cookie)).toBe(false);
});

test("A16: a device signed out in the list of devices is out", async () => {
  const other = await aDevice(desk, ana.id, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
  const ctx = await signedInAs(desk, ana.id, cookie);
  const devices = await listSessions(ctx);
  expect(devices).toHaveLength(2);
  const found = devices.find(({ device }) => device === "Firefox on Linux");
  expect(found).toMatchObject({ isCurrent: false, address: "198.51.100.7" });
  await revokeSession(ctx, { sessionId: found?.id ?? "" });
  expect([await isAlive(cookie), await isAlive(other)]).toEqual([true, false]);
  await expect(revokeSession(ctx, { sessionId: found?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
});

test("signing out everywhere else spares the device that asks", async () => {
  const others = [await aDevice(desk, ana.id), await aDevice(desk, ana.id)];
  await revokeOtherSessions(await signedInAs(desk, ana.id, cookie));
  expect(await Promise.all([cookie, ...others].map(isAlive))).toEqual([true, false, false]);
});

test("somebody else's device, or one of another workspace, is not found", async () => {
  const ctx = await signedInAs(desk, ana.id, cookie);
  const ben = await aPerson(desk);
  const foreign = await aDesk(pg.db, desk.clock);
  for (const [place, person] of [
    [desk, ben.id],
    [foreign, foreign.ownerId],
  ] as const) {
    const token = await aDevice(place, person);
    const session = await look(token);
    await expect(revokeSession(ctx, { sessionId: session?.actor.sessionId ?? newId() })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await isAlive(token)).toBe(true);
  }
});

test("a session ends after 14 days without use, and after 30 days in any case", async () => {
  const day = 24 * 60 * 60;
  for (let used = 0; used < 2; used++) {
    desk.clock.pass(13 * day);
    const signedIn = await look(cookie);
    expect(signedIn?.isTouchDue).toBe(true);
    if (signedIn !== null) await touchSession(pg.db, signedIn, desk.clock.now());
  }
  desk.clock.pass(4 * day - 1);
  expect(await isAlive(cookie)).toBe(true);
  desk.clock.pass(1);
  expect(await isAlive(cookie)).toBe(false);

  const idle = await aDevice(desk, ana.id);
  desk.clock.pass(14 * day - 1);
  expect(await isAlive(idle)).toBe(true);
  desk.clock.pass(1);
  expect(await isAlive(idle)).toBe(false);
});

test("the last use is written at most once a minute, of many at once by one", async () => {
  const seen = async () =>
    (
      await pg.db
        .select()
        .from(users)
        .where(and(eq(users.workspaceId, desk.workspaceId), eq(users.id, ana.id)))
    )[0]?.lastSeenAt;
  desk.clock.pass(59);
  expect((await look(cookie))?.isTouchDue).toBe(false);
  desk.clock.pass(2);
  const signedIn = await look(cookie);
  if (signedIn === null) throw new Error("The session is gone.");
  expect(signedIn.isTouchDue).toBe(true);
  const first = desk.clock.now();
  await Promise.all(Array.from({ length: 5 }, () => touchSession(pg.db, signedIn, first)));
  expect(await seen()).toEqual(first);
  expect((await look(cookie))?.isTouchDue).toBe(false);
  desk.clock.pass(30);
  await touchSession(pg.db, signedIn, desk.clock.now());
  expect(await seen()).toEqual(first);
});
