import type { Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Actor } from "../context";

const attachmentsOf = `(select json_agg(json_build_object('id', a.id, 'fileName', a.file_name,
    'contentType', a.content_type, 'sizeBytes', a.size_bytes) order by a.created_at, a.id)
  from attachments a where a.workspace_id = t.workspace_id and a.message_id = m.id)`;

const deliveriesOf = `(select json_agg(json_build_object('id', d.id, 'address', d.to_address, 'role', d.role,
    'state', d.state, 'reason', d.last_error, 'attempts', d.attempts, 'lostAttempts', d.lost_attempts,
    'nextAttemptAt', case when d.state in ('queued', 'sending') then d.next_attempt_at end, 'sentAt', d.sent_at)
    order by d.id)
  from deliveries d where d.workspace_id = t.workspace_id and d.message_id = m.id)`;

const mailOf = `(select json_build_object('direction', v.direction, 'fromAddress', v.from_address,
    'fromName', v.from_name, 'to', v."to", 'cc', v.cc, 'bcc', v.bcc, 'subject', v.subject,
    'ownAddress', case v.direction when 'out' then v.from_address else v.own_address end,
    'authentication', v.authentication->>'verdict', 'nature', v.nature, 'mailId', v.mail_id,
    'deliveries', case v.direction when 'out' then ${deliveriesOf} end)
  from message_envelopes v where v.workspace_id = t.workspace_id and v.message_id = m.id)`;

/**
 * A message as one JSON object; `m` is the message and `t` its ticket. How it went by mail, hidden recipients
 * included, is for agents only.
 */
export const messageJson = (
  actor: Actor,
): string => `json_build_object('id', m.id, 'seq', m.seq, 'kind', m.kind, 'channel', m.channel,
  'authorKind', m.author_kind, 'authorUserId', m.author_user_id, 'authorCustomerId', m.author_customer_id,
  'authorName', case
    when m.author_user_id is not null then
      (select u.name from users u where u.workspace_id = t.workspace_id and u.id = m.author_user_id)
    when m.author_customer_id is not null then
      (select c.name from customers c where c.workspace_id = t.workspace_id and c.id = m.author_customer_id) end,
  'text', m.body_text, 'html', m.body_html, 'isProposed', m.is_proposed,
  'quotedAt', (select v.quoted_at from message_envelopes v
    where v.workspace_id = t.workspace_id and v.message_id = m.id),
  'mail', ${actor.kind === "customer" ? "null" : mailOf},
  'attachments', case when t.has_attachment then ${attachmentsOf} end, 'createdAt', m.created_at)`;

/** A link to an earlier ticket is shown to those who see that ticket. */
function eventData(actor: Actor, values: Values): string {
  const visible = visibleTickets(actor, values, "fo");
  return `case when not e.data ? 'followUpOf' or exists (select 1 from tickets fo where fo.workspace_id = t.workspace_id
    and fo.id = (e.data->'followUpOf'->>'id')::uuid and ${visible}) then e.data else e.data - 'followUpOf' end`;
}

const eventJson = (
  data: string,
): string => `json_build_object('id', e.id, 'seq', e.seq, 'type', e.type, 'actorKind', e.actor_kind,
  'actorId', e.actor_id, 'actorName', case e.actor_kind
    when 'agent' then (select u.name from users u where u.workspace_id = t.workspace_id and u.id = e.actor_id)
    when 'customer' then (select c.name from customers c where c.workspace_id = t.workspace_id and c.id = e.actor_id)
    when 'apiKey' then (select k.name from api_keys k where k.workspace_id = t.workspace_id and k.id = e.actor_id) end,
  'data', ${data}, 'createdAt', e.created_at)`;

const eventsMax = 500;

/**
 * Columns `messages` and `events` for a ticket `t`: the newest messages before a seq, and what happened between
 * them. Customers get public replies and no events at all: notes never leave the database for them.
 */
export function threadColumns(actor: Actor, values: Values, limit: number, beforeSeq?: number | undefined): string {
  const isCustomer = actor.kind === "customer";
  const before = beforeSeq === undefined ? "" : ` and m.seq < ${values.add(beforeSeq)}`;
  const page = `select m.* from messages m
    where m.workspace_id = t.workspace_id and m.ticket_id = t.id${before}${isCustomer ? " and m.kind = 'reply' and not m.is_proposed" : ""}
    order by m.seq desc limit ${values.add(limit + 1)}::int`;
  const messages = `(select json_agg(${messageJson(actor)} order by m.seq desc) from (${page}) m) as messages`;
  if (isCustomer) return `${messages}, null::json as events`;
  // From the oldest shown message on when there are older ones, otherwise from the beginning.
  const from = `coalesce((select (array_agg(o.created_at order by o.seq desc))[${limit}]
    from (${page}) o having count(*) > ${limit}), '-infinity')`;
  const until =
    beforeSeq === undefined
      ? ""
      : ` and e.created_at < coalesce((select n.created_at from messages n where n.workspace_id = t.workspace_id
          and n.ticket_id = t.id and n.seq = ${values.add(beforeSeq)}), 'infinity')`;
  return `${messages},
    (select json_agg(${eventJson(eventData(actor, values))} order by e.seq) from (
      select x.* from events x where x.workspace_id = t.workspace_id and x.ticket_id = t.id
      and x.created_at >= ${from}${until.replaceAll("e.created_at", "x.created_at")} order by x.seq desc limit ${eventsMax}
    ) e) as events`;
}
