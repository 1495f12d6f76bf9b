import { events, tickets } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { newId } from "../context";
import { setTeamMembers } from "../team";
import {
  aDesk,
  aPerson,
  aRole,
  asOwner,
  aTeam,
  type Desk,
  mailsTo,
  type Person,
  signedInAs,
} from "../testing/identity";
import {
  changeUserRole,
  deactivateUser,
  inviteUser,
  listUsers,
  reactivateUser,
  resendInvitation,
  setMemberships,
} from ".";

const pg = usingDatabase();
let desk: Desk;
let owner: Ctx<AgentActor>;
let admin: Ctx<AgentActor>;
let ana: Person;

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = await asOwner(desk);
  admin = await signedInAs(desk, (await aPerson(desk, { role: "admin" })).id);
  ana = await aPerson(desk, { name: "Ana" });
});

const invitation = (roleId = desk.roleIds.agent) => ({
  email: "new@example.com",
  name: "New Person",
  roleId,
  memberships: [],
});
const eventTypes = async () =>
  (await pg.db.select().from(events).where(eq(events.workspaceId, desk.workspaceId)).orderBy(asc(events.id))).map(
    ({ type }) => type,
  );
const statusOf = async (id: string) => (await listUsers(owner)).find((user) => user.id === id)?.status;
const refused = { code: "forbidden" };
const missing = { code: "not_found" };

test("inviting adds a person with role and teams, records it and mails a link", async () => {
  const riders = await aTeam(desk);
  const user = await inviteUser(admin, {
    ...invitation(),
    memberships: [{ teamId: riders.id, access: "reply" }],
  });
  expect(user).toMatchObject({
    email: "new@example.com",
    status: "invited",
    role: { key: "agent" },
    memberships: [{ teamId: riders.id, access: "reply" }],
    lastSeenAt: null,
  });
  const [mail] = await mailsTo(desk, "new@example.com");
  expect(mail).toMatchObject({ kind: "invitation", data: { expiresAt: "2026-11-29T10:00:00.000Z" } });
  expect(await eventTypes()).toContain("user.invited");
});

test("inviting the same address twice is refused, two at once add one person", async () => {
  const outcomes = await Promise.allSettled([inviteUser(admin, invitation()), inviteUser(owner, invitation())]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(inviteUser(admin, invitation())).rejects.toMatchObject({
    code: "conflict",
    details: { fields: [{ path: "email" }] },
  });
  expect(await mailsTo(desk, "new@example.com")).toHaveLength(1);
});

test("the same address may be invited into another workspace", async () => {
  await inviteUser(owner, invitation());
  const other = await aDesk(pg.db);
  const user = await inviteUser(await asOwner(other), invitation(other.roleIds.agent));
  expect(user.status).toBe("invited");
});

test("agents, and admins who reach for the owner's role, cannot invite", async () => {
  const agent = await signedInAs(desk, ana.id);
  await expect(inviteUser(agent, invitation())).rejects.toMatchObject(refused);
  await expect(inviteUser(admin, invitation(desk.roleIds.owner))).rejects.toMatchObject(refused);
  expect((await inviteUser(owner, invitation(desk.roleIds.owner))).role.key).toBe("owner");
});

test("nobody gives rights that he lacks, through a role or a team", async () => {
  const riders = await aTeam(desk);
  const recruiter = await aRole(desk, ["people.manage", "ticket.read"]);
  const strong = await aRole(desk, ["ticket.read", "ticket.delete"]);
  const rita = await signedInAs(desk, (await aPerson(desk, { role: recruiter })).id);
  await expect(inviteUser(rita, invitation(strong.id))).rejects.toMatchObject(refused);
  await expect(inviteUser(rita, invitation())).rejects.toMatchObject(refused);
  await expect(
    inviteUser(rita, { ...invitation(recruiter.id), memberships: [{ teamId: riders.id, access: "read" }] }),
  ).rejects.toMatchObject(refused);
  expect((await inviteUser(rita, invitation(recruiter.id))).status).toBe("invited");
  await expect(changeUserRole(rita, { userId: rita.actor.userId, roleId: strong.id })).rejects.toMatchObject(refused);
  await expect(deactivateUser(rita, { userId: ana.id })).rejects.toMatchObject(refused);
  await expect(deactivateUser(rita, { userId: desk.ownerId })).rejects.toMatchObject(refused);
});

test("roles, teams and people of another workspace are not there", async () => {
  const other = await aDesk(pg.db);
  const foreignTeam = await aTeam(other);
  const foreign = await aPerson(other);
  await expect(inviteUser(owner, invitation(other.roleIds.agent))).rejects.toMatchObject(missing);
  await expect(
    inviteUser(owner, { ...invitation(), memberships: [{ teamId: foreignTeam.id, access: "read" }] }),
  ).rejects.toMatchObject({ code: "invalid", details: { fields: [{ path: "memberships.0.teamId" }] } });
  for (const verb of [deactivateUser, reactivateUser, resendInvitation])
    await expect(verb(owner, { userId: foreign.id })).rejects.toMatchObject(missing);
  await expect(changeUserRole(owner, { userId: foreign.id, roleId: desk.roleIds.admin })).rejects.toMatchObject(
    missing,
  );
  await expect(changeUserRole(owner, { userId: ana.id, roleId: other.roleIds.admin })).rejects.toMatchObject(missing);
  await expect(setMemberships(owner, { userId: foreign.id, memberships: [] })).rejects.toMatchObject(missing);
  expect((await listUsers(owner)).map(({ id }) => id)).not.toContain(foreign.id);
});

test("the list shows everybody to those who manage people, and to nobody else", async () => {
  const rows = await listUsers(admin);
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(["Ana", "Olivia Owner"]));
  expect(JSON.stringify(rows)).not.toContain("argon2");
  await expect(listUsers(await signedInAs(desk, ana.id))).rejects.toMatchObject(refused);
});

test("another role is recorded with before and after; the same role again changes nothing", async () => {
  const change = { userId: ana.id, roleId: desk.roleIds.collaborator };
  expect((await changeUserRole(admin, change)).role.key).toBe("collaborator");
  await changeUserRole(admin, change);
  expect((await eventTypes()).filter((type) => type === "user.role_changed")).toHaveLength(1);
});

test("the last active owner keeps the role; of two owners who demote each other at once, one stays", async () => {
  const demote = (userId: string) => ({ userId, roleId: desk.roleIds.admin });
  await expect(changeUserRole(owner, demote(desk.ownerId))).rejects.toMatchObject({ code: "conflict" });
  const second = await aPerson(desk, { role: "owner" });
  const secondCtx = await signedInAs(desk, second.id);
  await Promise.allSettled([changeUserRole(owner, demote(second.id)), changeUserRole(secondCtx, demote(desk.ownerId))]);
  expect((await listUsers(admin)).filter(({ role }) => role.key === "owner")).toHaveLength(1);
});

test("deactivating and reactivating: recorded once each, and who never joined is invited again", async () => {
  await deactivateUser(admin, { userId: ana.id });
  await deactivateUser(admin, { userId: ana.id });
  expect(await statusOf(ana.id)).toBe("deactivated");
  await reactivateUser(admin, { userId: ana.id });
  await reactivateUser(admin, { userId: ana.id });
  expect(await statusOf(ana.id)).toBe("active");
  const types = await eventTypes();
  expect(types.filter((type) => type === "user.deactivated" || type === "user.reactivated")).toHaveLength(2);
  const { id } = await inviteUser(admin, invitation());
  await deactivateUser(admin, { userId: id });
  await reactivateUser(admin, { userId: id });
  expect(await statusOf(id)).toBe("invited");
});

test("nobody deactivates himself, and an admin no owner", async () => {
  await expect(deactivateUser(admin, { userId: admin.actor.userId })).rejects.toMatchObject({ code: "conflict" });
  await expect(deactivateUser(admin, { userId: desk.ownerId })).rejects.toMatchObject(refused);
  expect(await statusOf(desk.ownerId)).toBe("active");
});

test("an accepted invitation is not sent again", async () => {
  await expect(resendInvitation(admin, { userId: ana.id })).rejects.toMatchObject({ code: "conflict" });
});

/** A ticket as far as this is about: in a team, assigned. */
async function anAssignedTicket(teamId: string | null, assigneeId: string, category = "open" as const) {
  const [row] = await pg.db.execute<{ id: string }>(
    sql`
      with c as (
        insert into customers (workspace_id, id, name) values (${desk.workspaceId}, ${newId()}, 'Cleo') returning id
      )
      insert into tickets (workspace_id, id, number, subject, status_id, category, priority, type, team_id, assignee_id,
        requester_id, channel)
      select ${desk.workspaceId}, ${newId()}, desk_next_ticket_number(${desk.workspaceId}), 'Lost bag',
        ${desk.statusIds[category]}, ${category}, 'normal', 'question', ${teamId}, ${assigneeId}, c.id, 'web' from c
      returning id`,
  );
  if (row === undefined) throw new Error("No ticket was made.");
  return row.id;
}
const ticketOf = async (id: string) => {
  const [row] = await pg.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.workspaceId, desk.workspaceId), eq(tickets.id, id)));
  return row;
};
const historyOf = async (ticketId: string) =>
  pg.db
    .select({ type: events.type, seq: events.seq, data: events.data })
    .from(events)
    .where(and(eq(events.workspaceId, desk.workspaceId), eq(events.ticketId, ticketId)));

test("TC-12: who leaves a team leaves its tickets there, unassigned, with a line in their history", async () => {
  const riders = await aTeam(desk);
  const drivers = await aTeam(desk);
  const ben = await aPerson(desk, { name: "Ben", teams: { [riders.id]: "full", [drivers.id]: "full" } });
  const left = await anAssignedTicket(riders.id, ben.id);
  const kept = await anAssignedTicket(drivers.id, ben.id);
  const teamless = await anAssignedTicket(null, ben.id);
  await setMemberships(admin, { userId: ben.id, memberships: [{ teamId: drivers.id, access: "full" }] });
  expect(await ticketOf(left)).toMatchObject({ teamId: riders.id, assigneeId: null, version: 2, eventSeq: 1 });
  expect((await ticketOf(kept))?.assigneeId).toBe(ben.id);
  expect((await ticketOf(teamless))?.assigneeId).toBe(ben.id);
  expect(await historyOf(left)).toEqual([
    {
      type: "ticket.assigned",
      seq: 1,
      data: { field: "assignee", old: { id: ben.id, name: "Ben" }, new: null, reason: "left_team" },
    },
  ]);
});

test("TC-12: reading alone is not enough to stay responsible", async () => {
  const riders = await aTeam(desk);
  const ben = await aPerson(desk, { teams: { [riders.id]: "full" } });
  const ticket = await anAssignedTicket(riders.id, ben.id);
  await setTeamMembers(admin, { teamId: riders.id, members: [{ userId: ben.id, access: "reply" }] });
  expect((await ticketOf(ticket))?.assigneeId).toBe(ben.id);
  await setTeamMembers(admin, { teamId: riders.id, members: [{ userId: ben.id, access: "read" }] });
  expect((await ticketOf(ticket))?.assigneeId).toBeNull();
});

test("a deactivated person's open tickets become unassigned, teamless ones too", async () => {
  const ticket = await anAssignedTicket(null, ana.id);
  await deactivateUser(admin, { userId: ana.id });
  expect((await ticketOf(ticket))?.assigneeId).toBeNull();
  expect((await historyOf(ticket))[0]?.data).toMatchObject({ reason: "deactivated" });
});

test("who sees all teams keeps tickets without any membership, until the role is gone", async () => {
  const riders = await aTeam(desk);
  const boss = await aPerson(desk, { role: "admin" });
  const ticket = await anAssignedTicket(riders.id, boss.id);
  await setMemberships(owner, { userId: boss.id, memberships: [] });
  expect((await ticketOf(ticket))?.assigneeId).toBe(boss.id);
  await changeUserRole(owner, { userId: boss.id, roleId: desk.roleIds.agent });
  expect((await ticketOf(ticket))?.assigneeId).toBeNull();
});

test("memberships are replaced as a whole and recorded only when they differ", async () => {
  const riders = await aTeam(desk);
  const memberships = [{ teamId: riders.id, access: "read" as const }];
  for (let round = 0; round < 2; round++)
    expect((await setMemberships(admin, { userId: ana.id, memberships })).memberships).toEqual(memberships);
  expect((await eventTypes()).filter((type) => type === "team.members_changed")).toHaveLength(1);
  const twice = [...memberships, ...memberships];
  await expect(setMemberships(admin, { userId: ana.id, memberships: twice })).rejects.toMatchObject({
    code: "invalid",
  });
  expect((await listUsers(admin)).find(({ id }) => id === ana.id)?.memberships).toEqual(memberships);
});
