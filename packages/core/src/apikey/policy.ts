import type { ApiScope, Permission } from "@desk/contracts/words";
import { can } from "../access";
import type { Actor } from "../context";
import { forbidden } from "../error";

const holds: Record<ApiScope, readonly Permission[]> = {
  "tickets:read": ["ticket.read"],
  "tickets:write": ["ticket.create", "ticket.reply", "ticket.note", "ticket.edit", "ticket.assign", "ticket.delete"],
  "customers:read": ["customer.read"],
  "customers:write": ["customer.edit"],
  "mail:ingest": ["mail.ingest"],
};

/** A key reaches every team, so only somebody who does too, and may do all the scope opens, hands it out. */
export function requireScopes(actor: Actor, scopes: readonly ApiScope[]): void {
  if (actor.kind === "system") return;
  const needed = scopes.flatMap((scope) => holds[scope]);
  const reachesAll = actor.kind === "agent" && actor.seesAllTeams;
  if (!reachesAll || !needed.every((permission) => can(actor, permission)))
    throw forbidden("You cannot give a key rights that you do not hold yourself.");
}
