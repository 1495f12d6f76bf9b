import { defaultPreferences } from "@desk/contracts/account";
import type { ApiScope, BuiltInRole, Permission, TeamAccess } from "@desk/contracts/words";
import { apiKeys, customerAddresses, customers, teamMembers, teams, users } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import type { AgentActor, ApiKeyActor, Ctx, CustomerActor } from "../context";
import { newId } from "../context";
import { defaultRoles } from "../workspace/defaults";
import type { TestWorkspace } from "./workspace";

type UserOptions = {
  role?: BuiltInRole;
  name?: string;
  email?: string;
  status?: "invited" | "active" | "deactivated";
  /** Access by team id. */
  teams?: Record<string, TeamAccess>;
};

/** A user with a row, a role and memberships; returns the id. */
export async function aUser(workspace: TestWorkspace, options: UserOptions = {}): Promise<string> {
  const { role = "agent", status = "active", teams: memberships = {} } = options;
  const id = newId();
  await workspace.db.insert(users).values({
    workspaceId: workspace.id,
    id,
    email: options.email ?? `${id}@desk.example`,
    name: options.name ?? "Robin Agent",
    roleId: workspace.roleIds[role],
    status,
    preferences: defaultPreferences,
    createdAt: workspace.now(),
  });
  const rows = Object.entries(memberships).map(([teamId, access]) => ({
    workspaceId: workspace.id,
    teamId,
    userId: id,
    access,
    createdAt: workspace.now(),
  }));
  if (rows.length > 0) await workspace.db.insert(teamMembers).values(rows);
  return id;
}

type AgentOptions = UserOptions & { permissions?: readonly Permission[]; seesAllTeams?: boolean };

/** A signed-in user and what it may do. */
export async function asAgent(workspace: TestWorkspace, options: AgentOptions = {}): Promise<Ctx<AgentActor>> {
  const { role = "agent", teams: memberships = {} } = options;
  const defaults = defaultRoles.find(({ key }) => key === role)!;
  const actor: AgentActor = {
    kind: "agent",
    userId: await aUser(workspace, options),
    sessionId: null,
    roleKey: role,
    permissions: new Set(options.permissions ?? defaults.permissions),
    seesAllTeams: options.seesAllTeams ?? defaults.seesAllTeams,
    teams: new Map(Object.entries(memberships)),
  };
  return { db: workspace.db, workspaceId: workspace.id, actor, now: workspace.now };
}

export const asAdmin = (workspace: TestWorkspace, options: AgentOptions = {}): Promise<Ctx<AgentActor>> =>
  asAgent(workspace, { role: "admin", ...options });

export async function asApiKey(
  workspace: TestWorkspace,
  scopes: readonly ApiScope[] = ["tickets:read", "tickets:write"],
): Promise<Ctx<ApiKeyActor>> {
  const keyId = newId();
  await workspace.db.insert(apiKeys).values({
    workspaceId: workspace.id,
    id: keyId,
    name: "Billing system",
    prefix: "halen_test",
    tokenHash: keyId,
    scopes: [...scopes],
    createdAt: workspace.now(),
  });
  const actor: ApiKeyActor = { kind: "apiKey", keyId, scopes: new Set(scopes) };
  return { db: workspace.db, workspaceId: workspace.id, actor, now: workspace.now };
}

type CustomerOptions = { name?: string; email?: string; organizationId?: string | null };

/** A customer with a row and, when given, an address; returns the id. */
export async function aCustomer(workspace: TestWorkspace, options: CustomerOptions = {}): Promise<string> {
  const id = newId();
  await workspace.db.insert(customers).values({
    workspaceId: workspace.id,
    id,
    name: options.name ?? "Ana Silva",
    organizationId: options.organizationId ?? null,
    createdAt: workspace.now(),
    updatedAt: workspace.now(),
  });
  await workspace.db.insert(customerAddresses).values({
    workspaceId: workspace.id,
    id: newId(),
    customerId: id,
    kind: "email",
    value: options.email ?? `${id}@customer.example`,
    isPrimary: true,
  });
  return id;
}

export function asCustomer(
  workspace: TestWorkspace,
  customerId: string,
  sharedOrganizationId: string | null = null,
): Ctx<CustomerActor> {
  const actor: CustomerActor = { kind: "customer", customerId, sharedOrganizationId };
  return { db: workspace.db, workspaceId: workspace.id, actor, now: workspace.now };
}

export async function aTeam(workspace: TestWorkspace, name = `Team ${newId()}`): Promise<string> {
  const id = newId();
  await workspace.db.insert(teams).values({
    workspaceId: workspace.id,
    id,
    name,
    slug: name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-"),
    createdAt: workspace.now(),
  });
  return id;
}

type Policy = Partial<Pick<typeof teams.$inferSelect, "reopenPolicy" | "reopenDays" | "keepsAssigneeOnReopen">>;

/** Gives a team its rule for answers to solved tickets. */
export async function aPolicy(workspace: TestWorkspace, teamId: string, policy: Policy): Promise<void> {
  await workspace.db
    .update(teams)
    .set(policy)
    .where(and(eq(teams.workspaceId, workspace.id), eq(teams.id, teamId)));
}
