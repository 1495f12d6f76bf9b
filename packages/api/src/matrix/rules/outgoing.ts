import type { Given, Rule } from "../rule";
import { admins, agents, answering, otherCustomers, owners } from "./groups";

const open = ({ ids }: Given) => ({ ticketId: ids["ticket.open"] });
const body = { text: "On its way." };
const tomorrow = "2026-11-23T09:00:00.000Z";
/** Of the same id in both workspaces, so that a forgotten condition would find the other one's. */
const scheduledId = "0198a7c2-7d1e-7c3a-9b5f-0000000000a1";
const failedId = "0198a7c2-7d1e-7c3a-9b5f-0000000000a2";
const looseId = "0198a7c2-7d1e-7c3a-9b5f-0000000000a3";

const mailboxInUse = (workspaceId: string): readonly string[] => [
  `update mailboxes set is_active = true where workspace_id = '${workspaceId}'`,
];

/** A message that Rey Reply planned on the team's ticket. */
const planned = (workspaceId: string): readonly string[] => [
  `insert into scheduled_messages (workspace_id, id, ticket_id, author_user_id, input, kind, send_at)
    select t.workspace_id, '${scheduledId}', t.id, u.id,
      jsonb_build_object('ticketId', t.id, 'kind', 'reply', 'body', '{"text":"Later."}'::jsonb, 'clientId', '${scheduledId}'),
      'planned', '2026-11-30T09:00:00Z'
    from tickets t, users u where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'
      and u.workspace_id = t.workspace_id and u.email = 'rey.reply@desk.example'`,
];

const delivery =
  (id: string, state: "failed" | "queued", ofTicket: boolean) =>
  (workspaceId: string): readonly string[] => [
    ofTicket
      ? `insert into deliveries (workspace_id, id, kind, message_id, ticket_id, to_address, rfc_message_id, state,
          next_attempt_at) select t.workspace_id, '${id}', 'reply', m.id, t.id, 'rita@customer.example', 'x@desk', '${state}',
          '2026-11-22T09:00:00Z' from tickets t join messages m on m.workspace_id = t.workspace_id
          and m.ticket_id = t.id and m.seq = 1 where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'`
      : `insert into deliveries (workspace_id, id, kind, to_address, rfc_message_id, state, next_attempt_at) values
          ('${workspaceId}', '${id}', 'invitation', 'new@desk.example', 'y', '${state}', '2026-11-22T09:00:00Z')`,
  ];

/** People who hold the right to answer and see the ticket's team. */
const seeing = agents.filter((name) => name !== "outsider");
const answeringPeople = answering.filter((name) => name !== "keyTicketsWrite");
const answer = { allow: answering, hide: ["outsider"], next: "hidden" } as const satisfies Partial<Rule>;
/** Of a planned message only its author knows how to change it; to others it is not there. */
const author = {
  allow: ["agentReply"],
  hide: [...agents.filter((name) => name !== "agentReply"), "keyTicketsWrite"],
  next: "hidden",
} as const satisfies Partial<Rule>;

/** Mail of tickets: sending, holding, planning, forwarding, trying again. */
export const outgoingRules: readonly Rule[] = [
  {
    call: "outgoing.options",
    input: open,
    ...answer,
    allow: [...answering, "collaborator", "creator"],
    shows: () => ({ has: ["rita@customer.example", "support@desk.example"] }),
  },
  {
    call: "outgoing.send",
    on: "a reply",
    input: (given) => ({ message: { ...open(given), kind: "reply", body } }),
    allow: [...answering, ...owners],
    hide: ["outsider", ...otherCustomers],
    next: "hidden",
  },
  {
    call: "outgoing.send",
    on: "a reply that is held",
    input: (given) => ({ message: { ...open(given), kind: "reply", body } }),
    prepare: mailboxInUse,
    allow: [...answering, ...owners],
    hide: ["outsider", ...otherCustomers],
    next: "hidden",
  },
  {
    call: "outgoing.send",
    on: "a reply and a status, for tomorrow",
    input: (given) => ({
      message: { ...open(given), kind: "reply", body, status: "pending" },
      sendAt: tomorrow,
    }),
    ...answer,
    allow: answeringPeople,
  },
  {
    call: "outgoing.send",
    on: "a note",
    input: (given) => ({ message: { ...open(given), kind: "note", body } }),
    ...answer,
    allow: [...answering, "collaborator", "creator"],
  },
  {
    call: "outgoing.forward",
    input: (given) => ({
      ...open(given),
      messageId: given.ids["message.public"],
      recipients: { to: ["depot@partner.example"] },
    }),
    prepare: mailboxInUse,
    ...answer,
  },
  {
    call: "outgoing.forward",
    on: "a note",
    input: (given) => ({
      ...open(given),
      messageId: given.ids["message.open"],
      recipients: { to: ["depot@partner.example"] },
    }),
    prepare: mailboxInUse,
    allow: [],
    hide: ["outsider"],
    conflict: answering,
    next: "hidden",
  },
  { call: "outgoing.scheduled", input: () => ({}), allow: [...agents, "keyTicketsWrite"], next: "own" },
  {
    call: "outgoing.scheduled",
    on: "of a ticket",
    input: open,
    prepare: planned,
    allow: [...seeing, "keyTicketsWrite"],
    hide: ["outsider"],
    next: "hidden",
    shows: () => ({ has: [scheduledId] }),
  },
  { call: "outgoing.unschedule", input: () => ({ scheduledId }), prepare: planned, ...author },
  { call: "outgoing.reschedule", input: () => ({ scheduledId, sendAt: tomorrow }), prepare: planned, ...author },
  {
    call: "outgoing.retry",
    input: () => ({ deliveryIds: [failedId] }),
    prepare: delivery(failedId, "failed", true),
    ...answer,
    next: "own",
  },
  {
    call: "outgoing.retry",
    on: "one of the ticket and one that is not there",
    input: () => ({ deliveryIds: [failedId, looseId] }),
    prepare: delivery(failedId, "failed", true),
    allow: [],
    hide: [...agents, "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "outgoing.cancel",
    input: () => ({ deliveryIds: [failedId] }),
    prepare: delivery(failedId, "queued", true),
    ...answer,
    next: "own",
  },
  {
    call: "outgoing.cancel",
    on: "a mail of the product",
    input: () => ({ deliveryIds: [looseId] }),
    prepare: delivery(looseId, "queued", false),
    allow: admins,
    hide: [...agents.filter((name) => !admins.includes(name)), "keyTicketsWrite"],
    next: "own",
  },
];
