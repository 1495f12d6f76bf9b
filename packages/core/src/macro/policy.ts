import type { ViewScope } from "@desk/contracts/words";
import type { Values } from "@desk/db/statement";
import { can, levelIn, reaches } from "../access";
import type { Actor } from "../context";
import { forbidden, notFound } from "../error";

/** Whom a macro is for: all that its rights depend on. */
export type Place = { scope: ViewScope; ownerUserId: string | null; teamId: string | null };

const writes = (actor: Actor): boolean => can(actor, "ticket.reply") || can(actor, "ticket.note");

/** A personal macro exists for its owner alone, a team's for those who see the team. */
function maySeeMacro(actor: Actor, { scope, ownerUserId, teamId }: Place): boolean {
  if (actor.kind === "customer") return false;
  switch (scope) {
    case "everyone":
      return true;
    case "team":
      return can(actor, "macro.manage") || levelIn(actor, teamId) !== "none";
    case "me":
      return actor.kind === "system" || (actor.kind === "agent" && actor.userId === ownerUserId);
  }
}

/** One's own by everybody who writes, a team's with full access to it, everybody's by those who manage macros. */
export function mayEditMacro(actor: Actor, place: Place): boolean {
  if (actor.kind === "apiKey" || !maySeeMacro(actor, place)) return false;
  switch (place.scope) {
    case "me":
      return writes(actor);
    case "team":
      return can(actor, "macro.manage") || (can(actor, "ticket.reply") && reaches(actor, place.teamId, "full"));
    case "everyone":
      return can(actor, "macro.manage");
  }
}

export function requireEdit(actor: Actor, place: Place): void {
  if (actor.kind === "apiKey") throw forbidden("Macros are written by people, not by keys.");
  if (!maySeeMacro(actor, place)) throw notFound("The macro");
  if (!mayEditMacro(actor, place)) throw forbidden(whoMay[place.scope]);
}

const whoMay: Record<ViewScope, string> = {
  me: "Your role does not write replies or notes, so it has no macros of its own.",
  team: "Only people with full access to the team and those who manage macros may change this one.",
  everyone: "Only those who manage macros may change one that is for everyone.",
};

/** The first rule above as a condition on a row of `macros`. */
export function visibleMacros(actor: Actor, values: Values, alias = "m"): string {
  switch (actor.kind) {
    case "customer":
      return "false";
    case "system":
      return "true";
    case "apiKey":
      return `${alias}.scope <> 'me'`;
    case "agent": {
      const mine = `(${alias}.scope = 'me' and ${alias}.owner_user_id = ${values.add(actor.userId)}::uuid)`;
      const allTeams = actor.seesAllTeams || can(actor, "macro.manage");
      const ofTeams = allTeams
        ? `${alias}.scope = 'team'`
        : `(${alias}.scope = 'team' and ${alias}.team_id = any(${values.add([...actor.teams.keys()])}::uuid[]))`;
      return `(${alias}.scope = 'everyone' or ${mine} or ${ofTeams})`;
    }
  }
}
