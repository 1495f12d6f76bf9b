import type { TeamAccess } from "@desk/contracts/words";
import type { Actor } from "../context";
import { forbidden, notFound } from "../error";

export type Level = TeamAccess | "none";
const rank: Record<Level, number> = { none: 0, read: 1, reply: 2, full: 3 };

/** What the actor may do with tickets of this team. Tickets without a team belong to everybody. */
export function levelIn(actor: Actor, teamId: string | null): Level {
  switch (actor.kind) {
    case "agent":
      if (actor.seesAllTeams || teamId === null) return "full";
      return actor.teams.get(teamId) ?? "none";
    case "apiKey":
    case "system":
      return "full";
    case "customer":
      return "reply";
  }
}

export const reaches = (actor: Actor, teamId: string | null, needed: TeamAccess): boolean =>
  rank[levelIn(actor, teamId)] >= rank[needed];

/** A ticket of a team without access does not exist for the actor; one of too low a level is refused. */
export function requireLevel(actor: Actor, teamId: string | null, needed: TeamAccess): void {
  if (levelIn(actor, teamId) === "none") throw notFound("The ticket");
  if (!reaches(actor, teamId, needed)) throw forbidden("Your access to this team does not allow this.");
}
