import type { TicketCan } from "@desk/contracts/ticket";
import type { Permission, StatusCategory, TeamAccess } from "@desk/contracts/words";
import { authorize, can, reaches, requireLevel } from "../access";
import type { Actor } from "../context";
import { forbidden } from "../error";
import { decide, type Happening } from "./status-machine";

export type TicketAction =
  | "reply"
  | "note"
  | "setStatus"
  | "snooze"
  | "edit"
  | "assign"
  | "setTeam"
  | "delete"
  | "restore"
  | "followUp";

/** What an action takes: a permission of the role and a level in the ticket's team. */
const rules = {
  reply: { permission: "ticket.reply", level: "reply" },
  note: { permission: "ticket.note", level: "reply" },
  setStatus: { permission: "ticket.edit", level: "reply" },
  snooze: { permission: "ticket.edit", level: "reply" },
  edit: { permission: "ticket.edit", level: "full" },
  assign: { permission: "ticket.assign", level: "full" },
  setTeam: { permission: "ticket.assign", level: "full" },
  delete: { permission: "ticket.delete", level: "full" },
  restore: { permission: "ticket.delete", level: "full" },
  followUp: { permission: "ticket.create", level: "reply" },
} as const satisfies Record<TicketAction, { permission: Permission; level: TeamAccess }>;

/** Before anything is read: whether the actor's role or scopes hold the action at all. */
export const authorizeTicket = (actor: Actor, action: TicketAction): void => authorize(actor, rules[action].permission);

/** With the ticket at hand: whether the action reaches it. */
export function requireOn(actor: Actor, action: TicketAction, ticket: { teamId: string | null }): void {
  if (actor.kind === "customer" && action !== "reply") throw forbidden();
  authorizeTicket(actor, action);
  requireLevel(actor, ticket.teamId, rules[action].level);
}

const mayDo = (actor: Actor, action: TicketAction, teamId: string | null): boolean =>
  (actor.kind !== "customer" || action === "reply") &&
  can(actor, rules[action].permission) &&
  reaches(actor, teamId, rules[action].level);

type Subject = { teamId: string | null; category: StatusCategory; assigneeId: string | null; isDeleted: boolean };

/** What the page shows as possible: the rights above, and what the ticket's status allows. */
export function ticketCan(actor: Actor, { teamId, category, assigneeId, isDeleted }: Subject): TicketCan {
  const allows = (happening: Happening) =>
    decide({ category, isAssigned: assigneeId !== null, isDeleted }, actor.kind, happening).kind !== "refuse";
  const may = (action: TicketAction, happening: Happening) => mayDo(actor, action, teamId) && allows(happening);
  return {
    reply: may("reply", { type: "reply" }),
    note: may("note", { type: "note" }),
    setStatus: may("setStatus", { type: "set_status", to: category === "open" ? "pending" : "open" }),
    snooze: may("snooze", { type: "snooze" }),
    edit: may("edit", { type: "relabel" }),
    assign: may("assign", { type: "assign" }),
    delete: !isDeleted && may("delete", { type: "delete" }),
    restore: isDeleted && may("restore", { type: "restore" }),
    followUp: !isDeleted && category === "closed" && mayDo(actor, "followUp", teamId),
  };
}
