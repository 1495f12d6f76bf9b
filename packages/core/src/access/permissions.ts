import type { ApiScope, Permission } from "@desk/contracts/words";
import type { Actor } from "../context";
import { forbidden } from "../error";

/** What a key's scope opens. Administration is for people: a permission without a scope is never a key's. */
const scopeFor: Partial<Record<Permission, ApiScope>> = {
  "ticket.read": "tickets:read",
  "ticket.create": "tickets:write",
  "ticket.reply": "tickets:write",
  "ticket.note": "tickets:write",
  "ticket.edit": "tickets:write",
  "ticket.assign": "tickets:write",
  "ticket.delete": "tickets:write",
  "label.create": "tickets:write",
  "customer.read": "customers:read",
  "customer.edit": "customers:write",
  "mail.ingest": "mail:ingest",
};

/** Customers read and answer their own tickets; which ones are theirs is decided by `visibleTickets`. */
const customerPermissions: ReadonlySet<Permission> = new Set(["ticket.read", "ticket.reply"]);

/** Whether the actor holds the permission at all. Which tickets it reaches is a matter of team levels. */
export function can(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case "agent":
      return actor.permissions.has(permission);
    case "apiKey": {
      const scope = scopeFor[permission];
      return scope !== undefined && actor.scopes.has(scope);
    }
    case "customer":
      return customerPermissions.has(permission);
    case "system":
      return true;
  }
}

export function authorize(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw forbidden();
}

/** For what only those who work at the desk may see: labels, counts, the history. Customers never. */
export function authorizeInside(actor: Actor, permission: Permission): void {
  if (actor.kind === "customer") throw forbidden();
  authorize(actor, permission);
}
