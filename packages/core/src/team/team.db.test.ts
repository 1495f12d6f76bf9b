import { CreateTeam, UpdateTeam } from "@desk/contracts/access";
import { usingDatabase } from "@desk/db/testing";
import { beforeEach, expect, test } from "vitest";
import { listAudit } from "../audit";
import type { AgentActor, Ctx } from "../context";
import { aDesk, aPerson, aRole, asOwner, type Desk, type Person, signedInAs } from "../testing/identity";
import { archiveTeam, createTeam, listTeams, setTeamMembers, updateTeam } from ".";

const pg = usingDatabase();
let desk: Desk;
let owner: Ctx<AgentActor>;
let ana: Person;
const riders = CreateTeam.parse({ name: "Riders & Couriers", icon: "bike" });
const refused = { code: "forbidden" };
const missing = { code: "not_found" };

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = await asOwner(desk);
  ana = await aPerson(desk);
});

test("teams have a slug of their own and stand in the order they were made", async () => {
  const first = await createTeam(owner, riders);
  const second = await createTeam(owner, CreateTeam.parse({ name: "Riders/Couriers" }));
  expect([first.slug, second.slug]).toEqual(["riders-couriers", "riders-couriers-2"]);
  expect([first.position, second.position]).toEqual([0, 1]);
  expect((await listTeams(owner)).map(({ id }) => id)).toEqual([first.id, second.id]);
});

test("a name is there once among the teams in use, also of two at the same time", async () => {
  const outcomes = await Promise.allSettled([createTeam(owner, riders), createTeam(owner, riders)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [team] = await listTeams(owner);
  await archiveTeam(owner, { teamId: team?.id ?? "" });
  expect((await createTeam(owner, riders)).slug).toBe("riders-couriers-2");
});

test("a new name keeps the slug, and the same again records nothing", async () => {
  const team = await createTeam(owner, riders);
  const renamed = await updateTeam(owner, { teamId: team.id, name: "Riders", description: "Two wheels" });
  expect(renamed).toMatchObject({ name: "Riders", slug: "riders-couriers", description: "Two wheels", icon: "bike" });
  await updateTeam(owner, { teamId: team.id, name: "Riders" });
  const types = (await listAudit(owner, { limit: 100 })).data.map(({ type }) => type);
  expect(types.filter((type) => type === "team.changed")).toHaveLength(1);
});

test("TC-05: a team reopens always and keeps the assignee until told otherwise, for one to 28 days", async () => {
  const team = await createTeam(owner, riders);
  expect(team).toMatchObject({ reopenPolicy: "always", reopenDays: 7, keepsAssigneeOnReopen: true });
  const policy = { reopenPolicy: "within_days" as const, reopenDays: 28, keepsAssigneeOnReopen: false };
  expect(await updateTeam(owner, { teamId: team.id, ...policy })).toMatchObject({ name: team.name, ...policy });
  expect(await updateTeam(owner, { teamId: team.id, name: "Riders" })).toMatchObject(policy);
  const tina = await signedInAs(desk, ana.id);
  await expect(updateTeam(tina, { teamId: team.id, reopenPolicy: "never" })).rejects.toMatchObject(refused);
  expect(await listTeams(owner)).toMatchObject([policy]);
  for (const reopenDays of [0, 29, 1.5])
    expect(UpdateTeam.safeParse({ teamId: team.id, reopenDays }).success).toBe(false);
});

test("members are replaced as a whole; people of elsewhere and people named twice are refused by place", async () => {
  const team = await createTeam(owner, riders);
  const members = [{ userId: ana.id, access: "reply" as const }];
  expect((await setTeamMembers(owner, { teamId: team.id, members })).members).toEqual(members);
  const foreign = await aPerson(await aDesk(pg.db));
  await expect(
    setTeamMembers(owner, { teamId: team.id, members: [...members, { userId: foreign.id, access: "read" }] }),
  ).rejects.toMatchObject({ code: "invalid", details: { fields: [{ path: "members.1.userId" }] } });
  await expect(setTeamMembers(owner, { teamId: team.id, members: [...members, ...members] })).rejects.toMatchObject({
    code: "invalid",
  });
  expect((await listTeams(owner))[0]?.members).toEqual(members);
  expect((await setTeamMembers(owner, { teamId: team.id, members: [] })).members).toEqual([]);
});

test("somebody who arranges teams without seeing them all cannot let himself in", async () => {
  const team = await createTeam(owner, riders);
  const role = await aRole(desk, ["team.manage"]);
  const tina = await signedInAs(desk, (await aPerson(desk, { role })).id);
  await expect(
    setTeamMembers(tina, { teamId: team.id, members: [{ userId: tina.actor.userId, access: "full" }] }),
  ).rejects.toMatchObject(refused);
  expect((await listTeams(owner))[0]?.members).toEqual([]);
});

test("an archived team is not changed any more; archiving again changes nothing", async () => {
  const { id: teamId } = await createTeam(owner, riders);
  expect((await archiveTeam(owner, { teamId })).isArchived).toBe(true);
  expect((await archiveTeam(owner, { teamId })).isArchived).toBe(true);
  await expect(updateTeam(owner, { teamId, name: "X" })).rejects.toMatchObject({ code: "conflict" });
  await expect(setTeamMembers(owner, { teamId, members: [] })).rejects.toMatchObject({ code: "conflict" });
  const types = (await listAudit(owner, { limit: 100 })).data.map(({ type }) => type);
  expect(types.filter((type) => type === "team.archived")).toHaveLength(1);
});

test("agents cannot, and teams of another workspace are not there", async () => {
  const { id: teamId } = await createTeam(owner, riders);
  const agent = await signedInAs(desk, ana.id);
  const other = await asOwner(await aDesk(pg.db));
  const calls = [
    (ctx: Ctx) => updateTeam(ctx, { teamId, name: "X" }),
    (ctx: Ctx) => setTeamMembers(ctx, { teamId, members: [] }),
    (ctx: Ctx) => archiveTeam(ctx, { teamId }),
  ];
  for (const call of calls) {
    await expect(call(agent)).rejects.toMatchObject(refused);
    await expect(call(other)).rejects.toMatchObject(missing);
  }
  await expect(createTeam(agent, riders)).rejects.toMatchObject(refused);
  await expect(listTeams(agent)).rejects.toMatchObject(refused);
  expect(await listTeams(other)).toEqual([]);
  expect((await listTeams(owner))[0]).toMatchObject({ name: "Riders & Couriers", isArchived: false });
});

test("of two teams that take one name at the same time, one gets it", async () => {
  const first = await createTeam(owner, riders);
  const second = await createTeam(owner, CreateTeam.parse({ name: "Drivers" }));
  const outcomes = await Promise.allSettled(
    [first, second].map(({ id }) => updateTeam(owner, { teamId: id, name: "Wheels" })),
  );
  const refusals = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refusals).toHaveLength(1);
  expect(refusals[0]?.reason).toMatchObject({ code: "conflict", details: { fields: [{ path: "name" }] } });
});
