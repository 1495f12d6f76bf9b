import type { TicketRow } from "@desk/contracts/ticket";
import { formatNumber, plainTicketNumbers, type TicketNumbers } from "@desk/contracts/ticket-number";
import type { Actor } from "../context";
import { isoOf, isoOrNull } from "./time";

/** A line of a list as PostgreSQL gives it. */
export type ListedTicket = Omit<
  TicketRow,
  "number" | "numberText" | "assignee" | "requester" | "organization" | "labels"
> & {
  number: string | number;
  ticketNumbers: TicketNumbers | null;
  assigneeId: string | null;
  assigneeName: string | null;
  requesterId: string;
  requesterName: string;
  organizationId: string | null;
  organizationName: string | null;
  labels: string[] | null;
};

export const rowColumns = `t.id, t.number, w.settings -> 'ticketNumbers' as "ticketNumbers", t.subject, t.preview, t.category as status, t.status_id as "statusId",
  s.label as "statusLabel", t.priority, t.type, t.team_id as "teamId", t.assignee_id as "assigneeId",
  u.name as "assigneeName", t.requester_id as "requesterId", c.name as "requesterName",
  t.organization_id as "organizationId", t.channel, t.solved_at as "solvedAt",
  (select o.name from organizations o where o.workspace_id = t.workspace_id and o.id = t.organization_id) as "organizationName",
  (select json_agg(l.name order by lower(l.name)) from ticket_labels tl
    join labels l on l.workspace_id = tl.workspace_id and l.id = tl.label_id
    where tl.workspace_id = t.workspace_id and tl.ticket_id = t.id) as labels,
  t.last_author_kind as "lastAuthorKind", t.last_author_id as "lastAuthorId", t.has_attachment as "hasAttachment",
  t.waiting_since as "waitingSince", t.snoozed_until as "snoozedUntil", t.created_at as "createdAt", t.updated_at as "updatedAt",
  t.deleted_at as "deletedAt", t.version`;

/** The names that stand in a line, each found by its key. */
export const rowJoins = `join statuses s on s.workspace_id = t.workspace_id and s.id = t.status_id
  join customers c on c.workspace_id = t.workspace_id and c.id = t.requester_id
  join workspaces w on w.id = t.workspace_id
  left join users u on u.workspace_id = t.workspace_id and u.id = t.assignee_id`;

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });

export function presentRow(actor: Actor, row: ListedTicket): TicketRow {
  const shown: TicketRow = {
    id: row.id,
    number: Number(row.number),
    numberText: formatNumber(row.ticketNumbers ?? plainTicketNumbers, Number(row.number), isoOf(row.createdAt)),
    subject: row.subject,
    preview: row.preview,
    status: row.status,
    statusId: row.statusId,
    statusLabel: row.statusLabel,
    priority: row.priority,
    type: row.type,
    teamId: row.teamId,
    assignee: person(row.assigneeId, row.assigneeName),
    requester: { id: row.requesterId, name: row.requesterName },
    organization: person(row.organizationId, row.organizationName),
    channel: row.channel,
    labels: row.labels ?? [],
    lastAuthorKind: row.lastAuthorKind,
    lastAuthorId: row.lastAuthorId,
    hasAttachment: row.hasAttachment,
    waitingSince: isoOrNull(row.waitingSince),
    snoozedUntil: isoOrNull(row.snoozedUntil),
    createdAt: isoOf(row.createdAt),
    updatedAt: isoOf(row.updatedAt),
    solvedAt: isoOrNull(row.solvedAt),
    deletedAt: isoOrNull(row.deletedAt),
    version: row.version,
  };
  return actor.kind === "customer" ? { ...shown, ...hiddenFromCustomers(row) } : shown;
}

/** Customers see the conversation, not how the desk sorts it. A ticket on hold is open to them. */
const hiddenFromCustomers = (row: ListedTicket) =>
  ({
    status: row.status === "on_hold" ? "open" : row.status,
    statusLabel: row.status === "on_hold" ? "Open" : row.statusLabel,
    priority: "normal",
    type: "question",
    teamId: null,
    assignee: null,
    labels: [],
    waitingSince: null,
    snoozedUntil: null,
  }) satisfies Partial<TicketRow>;
