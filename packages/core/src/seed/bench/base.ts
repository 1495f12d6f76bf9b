import { defaultPreferences } from "@desk/contracts/account";
import type { Db } from "@desk/db/client";
import { apiKeys, teamMembers, teams, users, workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import { newId } from "../../context";
import { conflict } from "../../error";
import { createWorkspaceRows } from "../../workspace/defaults";
import { agentsPerTeam, teamsCount } from "./story";

export const benchSlug = "bench";
export const benchOwnerEmail = "owner@bench.example";

/** Ids of what every seeded ticket refers to. */
export type BenchBase = {
  workspaceId: string;
  statusIds: { new: string; open: string; solved: string; closed: string };
  teamIds: string[];
  /** By team, then by number within the team. */
  agentIds: string[][];
};

/** The empty workspace of the data set: one owner, four teams with five agents each. */
export async function createBenchBase(db: Db, now: Date): Promise<BenchBase> {
  const [taken] = await db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.slug, benchSlug));
  if (taken) throw conflict("The bench data set is there already. Seed it into an empty database.");
  return db.transaction(async (tx) => {
    const workspaceId = newId();
    const made = await createWorkspaceRows(tx, { id: workspaceId, name: "Bench", slug: benchSlug, now });
    const user = (email: string, name: string, roleId: string) => ({
      workspaceId,
      id: newId(),
      email,
      name,
      roleId,
      status: "active" as const,
      preferences: defaultPreferences,
      createdAt: now,
    });
    const agents = Array.from({ length: teamsCount }, (_, team) =>
      Array.from({ length: agentsPerTeam }, (__, agent) =>
        user(`agent${team}${agent}@bench.example`, `Agent ${team}${agent}`, made.roleIds.agent),
      ),
    );
    await tx.insert(users).values([user(benchOwnerEmail, "Bench Owner", made.roleIds.owner), ...agents.flat()]);
    const teamRows = agents.map((_, team) => ({
      workspaceId,
      id: newId(),
      name: `Team ${team}`,
      slug: `team-${team}`,
      position: team,
      createdAt: now,
    }));
    await tx.insert(teams).values(teamRows);
    const members = teamRows.flatMap(({ id: teamId }, team) =>
      (agents[team] ?? []).map(({ id: userId }) => ({
        workspaceId,
        teamId,
        userId,
        access: "full" as const,
        createdAt: now,
      })),
    );
    await tx.insert(teamMembers).values(members);
    return {
      workspaceId,
      statusIds: made.statusIds,
      teamIds: teamRows.map(({ id }) => id),
      agentIds: agents.map((team) => team.map(({ id }) => id)),
    };
  });
}
