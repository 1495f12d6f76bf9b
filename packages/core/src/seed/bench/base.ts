import { defaultPreferences } from "@desk/contracts/account";
import { apiScopes, type StatusCategory } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";
import { apiKeys, labels, teamMembers, teams, users } from "@desk/db/schema";
import { newId } from "../../context";
import { hashSecret, newSecret } from "../../secret";
import { defaultStatuses, foundWorkspace } from "../../workspace";
import { agentsPerTeam, teamsCount } from "./story";

export const benchSlug = "bench";
export const benchOwnerEmail = "owner@bench.example";

/** A workspace that is seeded: what it is called, who owns it, and how many work in it. */
export type Company = { slug: string; name: string; ownerEmail: string; agentsPerTeam: number; labels: string[] };

export const benchCompany: Company = {
  slug: benchSlug,
  name: "Bench",
  ownerEmail: benchOwnerEmail,
  agentsPerTeam,
  labels: [],
};

export type BenchStatus = { id: string; category: StatusCategory; label: string };
type BenchAgent = { id: string; name: string };

/** What every seeded ticket refers to. */
export type BenchBase = {
  workspaceId: string;
  ownerId: string;
  keyId: string;
  statuses: Record<StatusCategory, BenchStatus>;
  teams: { id: string; name: string }[];
  /** By team, then by number within the team. */
  agents: BenchAgent[][];
  labels: { id: string; name: string }[];
};

/** The empty workspace of a data set: an owner, four teams of agents, labels, the key that creates tickets. */
export async function createBenchBase(db: Db, now: Date, company: Company = benchCompany): Promise<BenchBase> {
  return db.transaction(async (tx) => {
    const { name, ownerEmail: email } = company;
    const founder = { workspaceName: name, name: `${name} Owner`, email, passwordHash: "" };
    const made = await foundWorkspace({ db: tx, now: () => now }, founder);
    const { workspaceId } = made;
    const agents = Array.from({ length: teamsCount }, (_, team) =>
      Array.from({ length: company.agentsPerTeam }, (__, agent) => ({ id: newId(), name: `Agent ${team}${agent}` })),
    );
    const userRows = agents.flat().map((agent) => ({
      workspaceId,
      ...agent,
      email: `${agent.name.toLowerCase().replace(" ", "")}@${company.slug}.example`,
      roleId: made.roleIds.agent,
      status: "active" as const,
      preferences: defaultPreferences,
      createdAt: now,
    }));
    await tx.insert(users).values(userRows);
    const teamRows = agents.map((_, team) => ({
      workspaceId,
      id: newId(),
      name: `Team ${team}`,
      slug: `team-${team}`,
      position: team,
      createdAt: now,
    }));
    await tx.insert(teams).values(teamRows);
    const members = agents.flatMap((members, team) =>
      members.map(({ id: userId }) => ({ userId, teamId: teamRows[team]?.id ?? "" })),
    );
    await tx
      .insert(teamMembers)
      .values(members.map((member) => ({ workspaceId, ...member, access: "full" as const, createdAt: now })));
    const labelRows = company.labels.map((label) => ({ workspaceId, id: newId(), name: label, createdAt: now }));
    if (labelRows.length > 0) await tx.insert(labels).values(labelRows);
    const keyId = newId();
    await tx.insert(apiKeys).values({
      workspaceId,
      id: keyId,
      name: "Data set",
      prefix: "desk_",
      // Nobody knows this secret: the key stands in the history and opens nothing.
      tokenHash: hashSecret(newSecret()),
      scopes: [...apiScopes],
      createdAt: now,
    });
    const statuses = defaultStatuses.map(({ category, label }) => ({ category, label, id: made.statusIds[category] }));
    return {
      workspaceId,
      ownerId: made.ownerId,
      keyId,
      statuses: byCategory(statuses),
      teams: teamRows.map(({ id, name }) => ({ id, name })),
      agents,
      labels: labelRows.map(({ id, name }) => ({ id, name })),
    };
  });
}

function byCategory(statuses: BenchStatus[]): Record<StatusCategory, BenchStatus> {
  const find = (category: StatusCategory): BenchStatus => {
    const status = statuses.find((one) => one.category === category);
    if (status === undefined) throw new Error(`There is no default status for ${category}.`);
    return status;
  };
  return {
    new: find("new"),
    open: find("open"),
    pending: find("pending"),
    on_hold: find("on_hold"),
    solved: find("solved"),
    closed: find("closed"),
  };
}
