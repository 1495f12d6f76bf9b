import type { Given, Rule } from "../rule";
import { admins, managers } from "./groups";

const light = ({ ids }: Given) => ({ userId: ids["user.light"] });
const agent = ({ ids }: Given) => ({ userId: ids["user.agentElsewhere"] });
const owner = ({ ids }: Given) => ({ userId: ids["user.secondOwner"] });
const role =
  (name: "owner" | "agent" | "light" | "strong" | "unused") =>
  ({ ids }: Given) => ({ roleId: ids[`role.${name}`] });
const person = { email: "new.person@desk.example", name: "New Person" };
const own = ({ ids }: Given) => ({ teamId: ids["team.own"] });
const empty = ({ ids }: Given) => ({ teamId: ids["team.empty"] });
const membership = (given: Given) => ({ memberships: [{ ...own(given), access: "read" }] });

/** `manager` may manage people and teams but holds no right to tickets and sees no team: he gives none of that. */
const byManagers = { allow: managers, next: "hidden" } as const;
const byAdmins = { allow: admins, next: "hidden" } as const;
const byOwner = { allow: ["owner"], tries: ["admin"], next: "hidden" } as const;

export const accessRules: readonly Rule[] = [
  { call: "user.list", allow: managers, next: "own" },
  {
    call: "user.invite",
    on: "a light role",
    input: (given) => ({ ...person, ...role("light")(given) }),
    ...byManagers,
  },
  {
    call: "user.invite",
    on: "rights above one's own",
    input: (given) => ({ ...person, ...role("agent")(given) }),
    ...byAdmins,
  },
  { call: "user.invite", on: "an owner", input: (given) => ({ ...person, ...role("owner")(given) }), ...byOwner },
  {
    call: "user.invite",
    on: "into a team",
    input: (given) => ({ ...person, ...role("light")(given), ...membership(given) }),
    ...byAdmins,
  },
  { call: "user.resendInvitation", input: ({ ids }) => ({ userId: ids["user.invited"] }), ...byManagers },
  { call: "user.resendInvitation", on: "an agent", input: agent, allow: [], conflict: admins, next: "hidden" },
  {
    call: "user.changeRole",
    on: "a light role",
    input: (given) => ({ ...light(given), ...role("unused")(given) }),
    ...byManagers,
  },
  {
    call: "user.changeRole",
    on: "rights above one's own",
    input: (given) => ({ ...light(given), ...role("agent")(given) }),
    ...byAdmins,
  },
  {
    call: "user.changeRole",
    on: "a person above oneself",
    input: (given) => ({ ...agent(given), ...role("light")(given) }),
    ...byAdmins,
  },
  {
    call: "user.changeRole",
    on: "an owner",
    input: (given) => ({ ...owner(given), ...role("light")(given) }),
    ...byOwner,
  },
  {
    call: "user.changeRole",
    on: "into an owner",
    input: (given) => ({ ...agent(given), ...role("owner")(given) }),
    ...byOwner,
  },
  {
    call: "user.setMemberships",
    on: "none",
    input: (given) => ({ ...light(given), memberships: [] }),
    ...byManagers,
    isQuiet: true,
  },
  {
    call: "user.setMemberships",
    on: "a team",
    input: (given) => ({ ...light(given), ...membership(given) }),
    ...byAdmins,
  },
  {
    call: "user.setMemberships",
    on: "a person above oneself",
    input: (given) => ({ ...agent(given), memberships: [] }),
    ...byAdmins,
  },
  {
    call: "user.setMemberships",
    on: "an owner",
    input: (given) => ({ ...owner(given), ...membership(given) }),
    ...byOwner,
  },
  { call: "user.deactivate", input: light, ...byManagers },
  { call: "user.deactivate", on: "a person above oneself", input: agent, ...byAdmins },
  { call: "user.deactivate", on: "an owner", input: owner, ...byOwner },
  { call: "user.reactivate", input: ({ ids }) => ({ userId: ids["user.former"] }), ...byManagers },
  { call: "user.reactivate", on: "a person above oneself", input: agent, ...byAdmins, isQuiet: true },
  { call: "role.list", allow: managers, next: "own" },
  {
    call: "role.create",
    input: () => ({ name: "Guests", permissions: ["people.manage"], seesAllTeams: false }),
    allow: managers,
    next: "own",
  },
  {
    call: "role.create",
    on: "rights above one's own",
    input: () => ({ name: "Guests", permissions: ["ticket.read"], seesAllTeams: false }),
    allow: admins,
    next: "own",
  },
  {
    call: "role.create",
    on: "a view of every team",
    input: () => ({ name: "Guests", permissions: [], seesAllTeams: true }),
    allow: admins,
    next: "own",
  },
  { call: "role.update", input: (given) => ({ ...role("unused")(given), name: "Trainees" }), ...byManagers },
  {
    call: "role.update",
    on: "rights above one's own",
    input: (given) => ({ ...role("unused")(given), permissions: ["ticket.read"] }),
    ...byAdmins,
  },
  {
    call: "role.update",
    on: "a role above oneself",
    input: (given) => ({ ...role("strong")(given), permissions: [], seesAllTeams: false }),
    ...byAdmins,
  },
  { call: "role.remove", input: role("unused"), ...byManagers },
  { call: "role.remove", on: "a role above oneself", input: role("strong"), ...byAdmins },
  { call: "team.list", allow: managers, next: "own" },
  { call: "team.create", input: () => ({ name: "Night shift" }), allow: managers, next: "own" },
  { call: "team.update", input: (given) => ({ ...empty(given), name: "Day shift" }), ...byManagers },
  {
    call: "team.setMembers",
    on: "nobody",
    input: (given) => ({ ...empty(given), members: [] }),
    ...byManagers,
    isQuiet: true,
  },
  {
    call: "team.setMembers",
    on: "somebody",
    input: (given) => ({ ...empty(given), members: [{ ...light(given), access: "full" }] }),
    ...byAdmins,
  },
  { call: "team.archive", input: empty, ...byManagers },
];
