import { usingDatabase } from "@desk/db/testing";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { readSession } from "../session";
import { aDesk, aDevice, aPerson, aRole, asOwner, type Desk, signedInAs } from "../testing/identity";
import { createRole, listRoles, removeRole, updateRole } from ".";

const pg = usingDatabase();
let desk: Desk;
let owner: Ctx<AgentActor>;
const triage = { name: "Triage", permissions: ["ticket.read" as const, "ticket.edit" as const], seesAllTeams: false };
const refused = { code: "forbidden" };

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = await asOwner(desk);
});

test("a role of one's own is made of permissions, listed after the built-in ones, with who holds it", async () => {
  const role = await createRole(owner, { ...triage, permissions: [...triage.permissions, "ticket.read"] });
  expect(role).toMatchObject({ key: null, name: "Triage", permissions: triage.permissions, usersCount: 0 });
  await aPerson(desk, { role });
  const roles = await listRoles(owner);
  expect(roles.map(({ name }) => name)).toEqual(["Owner", "Admin", "Agent", "Collaborator", "Triage"]);
  expect(roles.at(-1)?.usersCount).toBe(1);
});

test("a name is there once, whatever its case, also of two at the same time", async () => {
  const outcomes = await Promise.allSettled([createRole(owner, triage), createRole(owner, triage)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(createRole(owner, { ...triage, name: "TRIAGE" })).rejects.toMatchObject({ code: "conflict" });
});

test("a changed role reaches those who hold it with their next request", async () => {
  const role = await createRole(owner, triage);
  const token = await aDevice(desk, (await aPerson(desk, { role })).id);
  const holds = async () =>
    (await readSession(pg.db, token, desk.clock.now()))?.actor.permissions.has("ticket.delete") ?? null;
  expect(await holds()).toBe(false);
  await updateRole(owner, { roleId: role.id, permissions: [...triage.permissions, "ticket.delete"] });
  expect(await holds()).toBe(true);
});

test("nobody writes rights into a role that he lacks, nor touches a role with more than he holds", async () => {
  const keeper = await aRole(desk, ["role.manage", "ticket.read"]);
  const ctx = await signedInAs(desk, (await aPerson(desk, { role: keeper })).id);
  await expect(createRole(ctx, triage)).rejects.toMatchObject(refused);
  await expect(createRole(ctx, { ...triage, permissions: [], seesAllTeams: true })).rejects.toMatchObject(refused);
  await expect(updateRole(ctx, { roleId: keeper.id, permissions: ["ticket.edit"] })).rejects.toMatchObject(refused);
  const strong = await createRole(owner, triage);
  await expect(updateRole(ctx, { roleId: strong.id, permissions: [] })).rejects.toMatchObject(refused);
  await expect(removeRole(ctx, { roleId: strong.id })).rejects.toMatchObject(refused);
  expect((await createRole(ctx, { ...triage, name: "Readers", permissions: ["ticket.read"] })).permissions).toEqual([
    "ticket.read",
  ]);
});

test("built-in roles stay as they are, and a role that people have is not removed", async () => {
  for (const roleId of Object.values(desk.roleIds)) {
    await expect(updateRole(owner, { roleId, name: "X" })).rejects.toMatchObject({ code: "conflict" });
    await expect(removeRole(owner, { roleId })).rejects.toMatchObject({ code: "conflict" });
  }
  const role = await createRole(owner, triage);
  await aPerson(desk, { role });
  await expect(removeRole(owner, { roleId: role.id })).rejects.toMatchObject({
    code: "conflict",
    details: { usersCount: 1 },
  });
});

test("a role that nobody has is removed once", async () => {
  const role = await createRole(owner, triage);
  await removeRole(owner, { roleId: role.id });
  await expect(removeRole(owner, { roleId: role.id })).rejects.toMatchObject({ code: "not_found" });
});

test("agents cannot, and roles of another workspace are not there", async () => {
  const agent = await signedInAs(desk, (await aPerson(desk)).id);
  const role = await createRole(owner, triage);
  await expect(listRoles(agent)).rejects.toMatchObject(refused);
  await expect(createRole(agent, triage)).rejects.toMatchObject(refused);
  await expect(updateRole(agent, { roleId: role.id, name: "X" })).rejects.toMatchObject(refused);
  await expect(removeRole(agent, { roleId: role.id })).rejects.toMatchObject(refused);
  const other = await asOwner(await aDesk(pg.db));
  await expect(updateRole(other, { roleId: role.id, name: "X" })).rejects.toMatchObject({ code: "not_found" });
  await expect(removeRole(other, { roleId: role.id })).rejects.toMatchObject({ code: "not_found" });
  expect((await listRoles(owner)).at(-1)?.name).toBe("Triage");
});
