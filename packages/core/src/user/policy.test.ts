import { type BuiltInRole, builtInRoles, type Permission, permissions, type TeamAccess } from "@desk/contracts/words";
import { describe, expect, test } from "vitest";
import type { AgentActor } from "../context";
import { defaultRoles } from "../workspace/defaults";
import { mayGrant, requireTeamGrants } from "./policy";

const rights = (key: BuiltInRole) => {
  const role = defaultRoles.find((candidate) => candidate.key === key);
  if (role === undefined) throw new Error(key);
  return role;
};
const agent = (
  roleKey: BuiltInRole | null,
  held: readonly Permission[],
  seesAllTeams: boolean,
  teams: [string, TeamAccess][] = [],
): AgentActor => ({
  kind: "agent",
  userId: "u",
  sessionId: null,
  roleKey,
  permissions: new Set(held),
  seesAllTeams,
  teams: new Map(teams),
});
const builtIn = (key: BuiltInRole) => agent(key, rights(key).permissions, rights(key).seesAllTeams);

describe("who may give which role", () => {
  const expected: Record<BuiltInRole, BuiltInRole[]> = {
    owner: ["owner", "admin", "agent", "collaborator"],
    admin: ["admin", "agent", "collaborator"],
    agent: ["agent", "collaborator"],
    collaborator: ["collaborator"],
  };
  test.each(builtInRoles)("%s", (key) => {
    expect(builtInRoles.filter((other) => mayGrant(builtIn(key), rights(other)))).toEqual(expected[key]);
  });
});

test("every single permission one lacks makes a role impossible to give", () => {
  for (const missing of permissions) {
    const actor = agent(
      null,
      permissions.filter((permission) => permission !== missing),
      true,
    );
    expect(mayGrant(actor, { key: null, permissions: [missing], seesAllTeams: false })).toBe(false);
    expect(mayGrant(actor, { key: null, permissions: [...actor.permissions], seesAllTeams: true })).toBe(true);
  }
});

test("sight of all teams is a right like the others", () => {
  expect(mayGrant(agent(null, permissions, false), { key: null, permissions: [], seesAllTeams: true })).toBe(false);
});

test("keys and customers give nothing, the system everything", () => {
  const role = { key: null, permissions: [], seesAllTeams: false };
  expect(mayGrant({ kind: "apiKey", keyId: "k", scopes: new Set() }, role)).toBe(false);
  expect(mayGrant({ kind: "customer", customerId: "c", sharedOrganizationId: null }, role)).toBe(false);
  expect(mayGrant({ kind: "system", name: "test" }, rights("owner"))).toBe(true);
});

test("access to a team is given only by somebody who has it", () => {
  const actor = agent(null, ["people.manage"], false, [["riders", "reply"]]);
  expect(() => requireTeamGrants(actor, [{ teamId: "riders", access: "reply" }])).not.toThrow();
  expect(() => requireTeamGrants(actor, [{ teamId: "riders", access: "full" }])).toThrow(/do not have/u);
  expect(() => requireTeamGrants(actor, [{ teamId: "drivers", access: "read" }])).toThrow(/do not have/u);
});
