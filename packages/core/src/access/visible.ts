import type { Values } from "@desk/db/statement";
import type { Actor } from "../context";
import { can } from "./permissions";

/** What must be known of a ticket to say who sees it. */
export type Visibility = {
  id: string;
  teamId: string | null;
  requesterId: string;
  organizationId: string | null;
  ccIds: readonly string[];
  deletedAt: Date | string | null;
};

/** A key that only writes still has to find what it writes to; reading is authorized by the reading verb. */
const holdsTickets = (actor: Actor): boolean =>
  can(actor, "ticket.read") || (actor.kind === "apiKey" && can(actor, "ticket.edit"));

/**
 * The one rule of who sees a ticket, as a function. Agents see the teams they have a row in and tickets without
 * a team; customers see what they asked, are copied on, or what their organization shares, until it is deleted.
 */
export function isVisible(actor: Actor, ticket: Visibility): boolean {
  if (!holdsTickets(actor)) return false;
  switch (actor.kind) {
    case "agent":
      return actor.seesAllTeams || ticket.teamId === null || actor.teams.has(ticket.teamId);
    case "customer":
      return (
        ticket.deletedAt === null &&
        (actor.onlyTicketId === undefined || ticket.id === actor.onlyTicketId) &&
        (ticket.requesterId === actor.customerId ||
          ticket.ccIds.includes(actor.customerId) ||
          (actor.sharedOrganizationId !== null && ticket.organizationId === actor.sharedOrganizationId))
      );
    case "apiKey":
    case "system":
      return true;
  }
}

/** The same rule as a condition on a row of `tickets` under the given alias. */
export function visibleTickets(actor: Actor, values: Values, alias = "t"): string {
  if (!holdsTickets(actor)) return "false";
  switch (actor.kind) {
    case "agent": {
      if (actor.seesAllTeams) return "true";
      return `(${alias}.team_id is null or ${alias}.team_id = any(${values.add([...actor.teams.keys()])}::uuid[]))`;
    }
    case "customer": {
      const me = values.add(actor.customerId);
      const mine = `${alias}.requester_id = ${me}::uuid or exists (select 1 from ticket_ccs vc where vc.workspace_id = ${alias}.workspace_id and vc.ticket_id = ${alias}.id and vc.customer_id = ${me}::uuid)`;
      const shared =
        actor.sharedOrganizationId === null
          ? ""
          : ` or ${alias}.organization_id = ${values.add(actor.sharedOrganizationId)}::uuid`;
      const only = actor.onlyTicketId === undefined ? "" : ` and ${alias}.id = ${values.add(actor.onlyTicketId)}::uuid`;
      return `(${alias}.deleted_at is null and (${mine}${shared})${only})`;
    }
    case "apiKey":
    case "system":
      return "true";
  }
}
