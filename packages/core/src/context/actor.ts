import type { ApiScope, BuiltInRole, Permission, TeamAccess } from "@desk/contracts/words";

/** A signed-in user. Loaded afresh for every request, so a change of rights bites at once. */
export type AgentActor = {
  kind: "agent";
  userId: string;
  sessionId: string | null;
  roleKey: BuiltInRole | null;
  permissions: ReadonlySet<Permission>;
  seesAllTeams: boolean;
  /** Access by team id; a missing team means none. */
  teams: ReadonlyMap<string, TeamAccess>;
};

/** A person who asks. `sharedOrganizationId` is set when the organization shares its tickets among members. */
export type CustomerActor = {
  kind: "customer";
  customerId: string;
  sharedOrganizationId: string | null;
  /** Set when the person came by a mailed link: it opens this ticket and no other. */
  onlyTicketId?: string;
};

export type ApiKeyActor = { kind: "apiKey"; keyId: string; scopes: ReadonlySet<ApiScope> };

/** The product itself: a job, a seed, an import. */
export type SystemActor = { kind: "system"; name: string };

export type Actor = AgentActor | CustomerActor | ApiKeyActor | SystemActor;

/** The id that events and rows carry for this actor; the system has none. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "agent":
      return actor.userId;
    case "customer":
      return actor.customerId;
    case "apiKey":
      return actor.keyId;
    case "system":
      return null;
  }
}
