import { randomInt } from "node:crypto";
import { CreateTeam } from "@desk/contracts/access";
import type { Db } from "@desk/db/client";
import { type Ctx, systemCtx } from "../../context";
import { createOrganization } from "../../organization";
import { createTeam, setTeamMembers } from "../../team";
import { createUser, hashPassword } from "../../user";
import { foundWorkspace } from "../../workspace";
import { organizations } from "./company";
import { agents, type DemoAgent, emailOf, founder } from "./people";
import { type TeamKey, teamKeys } from "./scenario";
import { teams } from "./teams";

export type Company = {
  workspaceId: string;
  /** By team key. */
  teamIds: ReadonlyMap<TeamKey, string>;
  /** By agent key. */
  userIds: ReadonlyMap<string, string>;
  organizationIds: readonly string[];
};

/** Makes the company with its people and teams. */
export async function foundCompany(db: Db, password: string, now: () => Date): Promise<Company> {
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const { workspaceId, ownerId } = await foundWorkspace(
      { db: tx, now },
      { workspaceName: "Nawa", name: founder.name, email: emailOf(founder), passwordHash },
    );
    const ctx = { ...systemCtx(tx, workspaceId, "seed", now), isInTransaction: true };
    const userIds = new Map([[founder.key, ownerId]]);
    for (const agent of agents) {
      const user = await createUser(ctx, { ...agent, email: emailOf(agent), password });
      userIds.set(agent.key, user.id);
    }
    const teamIds = new Map<TeamKey, string>();
    for (const key of teamKeys) {
      const team = await createTeam(ctx, CreateTeam.parse(teams[key].team));
      teamIds.set(key, team.id);
      await setTeamMembers(ctx, { teamId: team.id, members: membersOf(key, userIds) });
    }
    return { workspaceId, teamIds, userIds, organizationIds: await makeOrganizations(ctx) };
  });
}

async function makeOrganizations(ctx: Ctx): Promise<string[]> {
  const ids: string[] = [];
  for (const organization of organizations) ids.push((await createOrganization(ctx, organization)).id);
  return ids;
}

function membersOf(team: TeamKey, userIds: ReadonlyMap<string, string>) {
  const memberOf = (agent: DemoAgent) => {
    const access = agent.teams[team];
    const userId = userIds.get(agent.key);
    return access === undefined || userId === undefined ? [] : [{ userId, access }];
  };
  return agents.flatMap(memberOf);
}

const words = [
  "harbour",
  "lantern",
  "orchard",
  "copper",
  "meadow",
  "saffron",
  "willow",
  "granite",
  "juniper",
  "velvet",
];

/** Easy to type, new for every installation: a demo that is reachable from outside has no password from the manual. */
export function demoPassword(): string {
  const word = () => words[randomInt(words.length)] ?? "harbour";
  return `${word()}-${word()}-${randomInt(1_000, 10_000)}`;
}
