import type { Channel, Priority, TicketType } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { type Actor, actorId, type Ctx, newId } from "../context";
import type { Requester } from "../customer";
import { conflict } from "../error";
import { violatedUnique } from "../error/violation";
import { tellAgents } from "../mail/outgoing/tell-agents";
import { type Author, authorId } from "../message/author";
import { bindAttachments } from "../message/bind-attachments";
import { loadLanguages } from "../search/language";
import { previewOf, type StoredBody } from "../text";
import type { Status } from "./apply-status";
import { insertLinks } from "./links";
import { isActive } from "./status-machine";

type Named = { id: string; name: string };

/** A ticket with its first message, everything looked up and allowed. */
export type NewTicket = {
  number: number;
  subject: string;
  status: Status;
  /** Why the status is not the one a new ticket has. */
  statusReason: string | null;
  priority: Priority;
  type: TicketType;
  team: Named | null;
  assignee: Named | null;
  requester: Requester;
  labels: Named[];
  ccIds: string[];
  channel: Channel;
  notes: string;
  body: StoredBody;
  author: Author;
  attachmentIds: readonly string[];
  /** Who uploaded the files, when that is not the actor. */
  filesOf?: Actor | undefined;
  externalId: string | null;
  dedupKey: string | null;
  /** Given by the sender, so that sending again finds it. */
  messageId?: string | undefined;
  /** The reason is there when a customer's answer made it. */
  followUpOf: { id: string; number: number; reason?: string } | null;
};

export type Inserted = { ticketId: string; messageId: string };

/**
 * Ticket, first message, search head and event in one statement. Null when an active ticket with the same
 * deduplication key exists: of several writers at once the first one's ticket stands and the others wait for it.
 */
export async function insertTicket(ctx: Ctx, ticket: NewTicket): Promise<Inserted | null> {
  const made = { ticketId: newId(), messageId: ticket.messageId ?? newId() };
  const values = new Values();
  const language = (await loadLanguages())(`${ticket.subject}\n${ticket.body.text}`);
  const text = statementFor(ctx, { ...ticket, language }, made, values);
  const rows = await runStatement(ctx.db, text, values.list).catch((error: unknown) => {
    if (violatedUnique(error) !== "tickets_external") throw error;
    throw conflict("A ticket with this external id exists already.", { field: "externalId" });
  });
  if (rows.length === 0) return null;
  await insertLinks(
    ctx,
    "ticket_labels",
    made.ticketId,
    ticket.labels.map(({ id }) => id),
  );
  await insertLinks(ctx, "ticket_ccs", made.ticketId, ticket.ccIds);
  await bindAttachments({ ...ctx, actor: ticket.filesOf ?? ctx.actor }, ticket.attachmentIds, made);
  const about = { ticketId: made.ticketId, teamId: ticket.team?.id ?? null, assigneeId: ticket.assignee?.id ?? null };
  await tellAgents(ctx, about, [{ type: "ticket.created", data: { messageId: made.messageId } }]);
  return made;
}

function statementFor(
  ctx: Ctx,
  ticket: NewTicket & { language: string },
  { ticketId, messageId }: Inserted,
  values: Values,
): string {
  const { author, body, requester } = ticket;
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const id = `${values.add(ticketId)}::uuid`;
  const message = `${values.add(messageId)}::uuid`;
  const now = `${values.add(ctx.now().toISOString())}::timestamptz`;
  const subject = `${values.add(ticket.subject)}::text`;
  const number = `${values.add(ticket.number)}::int8`;
  const channel = `${values.add(ticket.channel)}::text`;
  const language = `${values.add(ticket.language)}::text`;
  const authorKind = `${values.add(author.kind)}::text`;
  const waits = author.kind === "customer" && isActive(ticket.status.category) && ticket.status.category !== "pending";
  const isClosed = ticket.status.category === "closed";
  const solved = isClosed || ticket.status.category === "solved" ? now : "null";
  return `with made as (
    insert into tickets (workspace_id, id, number, subject, status_id, category, priority, type, team_id, assignee_id,
      requester_id, organization_id, channel, notes, message_seq, event_seq, last_message_kind, last_author_kind,
      last_author_id, preview, has_attachment, waiting_since, follow_up_of_id, dedup_key, external_id, created_at,
      updated_at, solved_at, closed_at)
    values (${workspace}, ${id}, ${number}, ${subject}, ${values.add(ticket.status.id)},
      ${values.add(ticket.status.category)}, ${values.add(ticket.priority)}, ${values.add(ticket.type)},
      ${values.add(ticket.team?.id ?? null)}, ${values.add(ticket.assignee?.id ?? null)}, ${values.add(requester.id)},
      ${values.add(requester.organizationId)}, ${channel}, ${values.add(ticket.notes)}, 1, 1, 'reply', ${authorKind},
      ${values.add(authorId(author))}, ${values.add(previewOf(body.text))},
      ${values.add(ticket.attachmentIds.length > 0)}, ${waits ? now : "null"},
      ${values.add(ticket.followUpOf?.id ?? null)}, ${values.add(ticket.dedupKey)}, ${values.add(ticket.externalId)},
      ${now}, ${now}, ${solved}, ${isClosed ? now : "null"})
    on conflict (workspace_id, dedup_key) where dedup_key is not null and deleted_at is null
      and category in ('new','open','pending','on_hold') do nothing
    returning id
  ), said as (
    insert into messages (workspace_id, id, ticket_id, seq, kind, author_kind, author_user_id, author_customer_id,
      channel, body_text, body_html, body_raw, created_at, language)
    select ${workspace}, ${message}, made.id, 1, 'reply', ${authorKind}, ${values.add(author.userId)}::uuid,
      ${values.add(author.customerId)}::uuid, ${channel}, ${values.add(body.text)}::text,
      ${values.add(body.html)}::text, ${values.add(body.raw)}::text, ${now}, ${language} from made
  ), found as (
    insert into ticket_search (workspace_id, ticket_id, created_at, language, document)
    select ${workspace}, made.id, ${now}, ${language}, desk_ticket_document(${subject},
      ${values.add(requester.name)}::text, ${values.add(requester.email)}::text, ${number}, ${language}) from made
  ), told as (
    insert into events (workspace_id, id, ticket_id, seq, type, actor_kind, actor_id, data, created_at)
    select ${workspace}, ${values.add(newId())}::uuid, made.id, 1, 'ticket.created', ${values.add(ctx.actor.kind)}::text,
      ${values.add(actorId(ctx.actor))}::uuid, ${values.add(JSON.stringify(createdData(ticket, messageId)))}::jsonb, ${now}
    from made
  )
  select made.id from made`;
}

const createdData = (ticket: NewTicket, messageId: string) => ({
  number: ticket.number,
  subject: ticket.subject,
  status: ticket.status,
  reason: ticket.statusReason,
  priority: ticket.priority,
  type: ticket.type,
  team: ticket.team,
  assignee: ticket.assignee,
  requester: { id: ticket.requester.id, name: ticket.requester.name },
  labels: ticket.labels.map(({ name }) => name),
  channel: ticket.channel,
  followUpOf: ticket.followUpOf,
  messageId,
  version: 1,
});
