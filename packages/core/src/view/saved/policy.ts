import type { ViewScope } from "@desk/contracts/words";
import { can, levelIn, reaches } from "../../access";
import type { Actor } from "../../context";
import { forbidden, notFound } from "../../error";

/** Whom a view is for. */
export type Audience = { scope: ViewScope; ownerUserId: string | null; teamId: string | null };

/** Somebody else's view and one of a team without access do not exist. Customers have no views. */
export function maySeeView(actor: Actor, { scope, ownerUserId, teamId }: Audience): boolean {
  if (actor.kind === "customer") return false;
  switch (scope) {
    case "me":
      return actor.kind === "agent" && ownerUserId === actor.userId;
    case "team":
      return levelIn(actor, teamId) !== "none";
    case "everyone":
      return true;
  }
}

/** One's own views are for everybody to make; those of others need a right over the people they are for. */
export function mayEditView(actor: Actor, audience: Audience): boolean {
  if (!maySeeView(actor, audience)) return false;
  switch (audience.scope) {
    case "me":
      return true;
    case "team":
      return can(actor, "view.manage") || (can(actor, "ticket.edit") && reaches(actor, audience.teamId, "full"));
    case "everyone":
      return can(actor, "view.manage");
  }
}

export function requireEditable(actor: Actor, audience: Audience): void {
  if (!maySeeView(actor, audience)) throw notFound("The view");
  if (!mayEditView(actor, audience)) throw forbidden("This view is for others as well. Duplicate it and change yours.");
}
