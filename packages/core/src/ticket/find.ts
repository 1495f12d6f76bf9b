import type { AuthorKind, Channel, Priority, StatusCategory, TicketType } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";

/** A ticket as the verbs work on it. Times are PostgreSQL's text. */
export type Ticket = {
  id: string;
  number: number;
  subject: string;
  statusId: string;
  category: StatusCategory;
  statusLabel: string;
  priority: Priority;
  type: TicketType;
  teamId: string | null;
  teamName: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  requesterId: string;
  requesterName: string;
  organizationId: string | null;
  channel: Channel;
  notes: string;
  version: number;
  messageSeq: number;
  eventSeq: number;
  lastMessageKind: "reply" | "note" | null;
  lastAuthorKind: AuthorKind | null;
  lastAuthorId: string | null;
  preview: string;
  hasAttachment: boolean;
  waitingSince: string | null;
  snoozedUntil: string | null;
  snoozedById: string | null;
  dedupKey: string | null;
  solvedAt: string | null;
  closedAt: string | null;
  deletedAt: string | null;
};

// Names are looked up by sub-selects: after waiting for a row lock PostgreSQL looks at the changed row again,
// and a join made with the old row's status would lose it.
const ticketColumns = `t.id, t.number::int8 as number, t.subject, t.status_id as "statusId", t.category,
  (select s.label from statuses s where s.workspace_id = t.workspace_id and s.id = t.status_id) as "statusLabel",
  t.priority, t.type, t.team_id as "teamId",
  (select m.name from teams m where m.workspace_id = t.workspace_id and m.id = t.team_id) as "teamName",
  t.assignee_id as "assigneeId",
  (select u.name from users u where u.workspace_id = t.workspace_id and u.id = t.assignee_id) as "assigneeName",
  t.requester_id as "requesterId",
  (select c.name from customers c where c.workspace_id = t.workspace_id and c.id = t.requester_id) as "requesterName",
  t.organization_id as "organizationId", t.channel, t.notes, t.version, t.message_seq as "messageSeq",
  t.event_seq as "eventSeq", t.last_message_kind as "lastMessageKind", t.last_author_kind as "lastAuthorKind",
  t.last_author_id as "lastAuthorId", t.preview, t.has_attachment as "hasAttachment",
  t.waiting_since as "waitingSince", t.snoozed_until as "snoozedUntil", t.snoozed_by_id as "snoozedById", t.dedup_key as "dedupKey",
  t.solved_at as "solvedAt", t.closed_at as "closedAt", t.deleted_at as "deletedAt"`;

/**
 * The ticket, or `not_found` when it is another workspace's or not for this actor to see. With `update` its row
 * stays locked to the end of the transaction, so that one writer follows the other.
 */
export async function findTicket(ctx: Ctx, ticketId: string, lock?: "update"): Promise<Ticket> {
  const values = new Values();
  const text = `select ${ticketColumns} from tickets t
    where t.workspace_id = ${values.add(ctx.workspaceId)} and t.id = ${values.add(ticketId)}
    and ${visibleTickets(ctx.actor, values)}${lock === "update" ? " for no key update of t" : ""}`;
  const [row] = await runStatement<Ticket>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The ticket");
  return { ...row, number: Number(row.number) };
}

/** Those of these tickets that the actor sees, locked in the order of their ids, so that no two writers wait in a circle. */
export async function lockTickets(ctx: Ctx, ticketIds: readonly string[]): Promise<Map<string, Ticket>> {
  const values = new Values();
  const text = `select ${ticketColumns} from tickets t
    where t.workspace_id = ${values.add(ctx.workspaceId)} and t.id = any(${values.add(ticketIds)}::uuid[])
    and ${visibleTickets(ctx.actor, values)} order by t.id for no key update of t`;
  const rows = await runStatement<Ticket>(ctx.db, text, values.list);
  return new Map(rows.map((row) => [row.id, { ...row, number: Number(row.number) }]));
}
