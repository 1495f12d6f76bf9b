import type { Db } from "@desk/db/client";
import type { AgentActor, Ctx } from "../context";

/** Somebody who is not signed in: there is no workspace and no actor yet. */
export type Visitor = {
  db: Db;
  now: () => Date;
  /** From `clientAddress`; what limits per address count. */
  address: string | null;
};

/** Acts as a person who has just proven who they are, with no right beyond signing their own events. */
export const asUser = (
  { db, now }: Pick<Visitor, "db" | "now">,
  workspaceId: string,
  userId: string,
): Ctx<AgentActor> => ({
  db,
  now,
  workspaceId,
  actor: {
    kind: "agent",
    userId,
    sessionId: null,
    roleKey: null,
    permissions: new Set(),
    seesAllTeams: false,
    teams: new Map(),
  },
});
