import type { Given, Rule } from "../rule";
import { admins, agents, answering, otherCustomers, owners } from "./groups";

const open = ({ ids }: Given) => ({ ticketId: ids["ticket.open"] });
const body = { text: "On its way." };
const tomorrow = "2026-11-23T09:00:00.000Z";
/** Rows made for a case carry the id of what they belong to, so that they are as unknown elsewhere as it is. */
const ofTicket = ({ ids }: Given) => ids["ticket.open"];
const elsewhere = ({ ids }: Given) => ids["ticket.other"];
const ofLabel = ({ ids }: Given) => ids["label.one"];

const mailboxInUse = (workspaceId: string): readonly string[] => [
  `update mailboxes set is_active = true where workspace_id = '${workspaceId}'`,
];

/** A message that Rey Reply planned on a ticket; on Merchants' he is no longer allowed. */
const planned =
  (subject: "Bag lost" | "Menu wrong") =>
  (workspaceId: string): readonly string[] => [
    `insert into scheduled_messages (workspace_id, id, ticket_id, author_user_id, input, kind, send_at)
      select t.workspace_id, t.id, t.id, u.id,
        jsonb_build_object('ticketId', t.id, 'kind', 'reply', 'body', '{"text":"Later."}'::jsonb, 'clientId', t.id),
        'planned', '2026-11-30T09:00:00Z'
      from tickets t, users u where t.workspace_id = '${workspaceId}' and t.subject = '${subject}'
        and u.workspace_id = t.workspace_id and u.email = 'rey.reply@desk.example'`,
  ];

const mailOfTicket =
  (state: "failed" | "queued") =>
  (workspaceId: string): readonly string[] => [
    `insert into deliveries (workspace_id, id, kind, message_id, ticket_id, to_address, rfc_message_id, state,
      next_attempt_at) select t.workspace_id, t.id, 'reply', m.id, t.id, 'rita@customer.example', 'x@desk', '${state}',
      '2026-11-22T09:00:00Z' from tickets t join messages m on m.workspace_id = t.workspace_id
      and m.ticket_id = t.id and m.seq = 1 where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'`,
  ];
const mailOfProduct = (workspaceId: string): readonly string[] => [
  `insert into deliveries (workspace_id, id, kind, to_address, rfc_message_id, state, next_attempt_at)
    select l.workspace_id, l.id, 'invitation', 'new@desk.example', 'y', 'queued', '2026-11-22T09:00:00Z'
    from labels l where l.workspace_id = '${workspaceId}' and l.name = 'equipment'`,
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
  {
    call: "outgoing.scheduled",
    input: () => ({}),
    prepare: planned("Menu wrong"),
    allow: [...agents, "keyTicketsWrite"],
    next: "own",
    shows: () => ({ lacks: ["Later."] }),
  },
  {
    call: "outgoing.scheduled",
    on: "of a ticket",
    input: open,
    prepare: planned("Bag lost"),
    allow: [...seeing, "keyTicketsWrite"],
    hide: ["outsider"],
    next: "hidden",
    shows: () => ({ has: ["Later."] }),
  },
  {
    call: "outgoing.unschedule",
    input: (given) => ({ scheduledId: ofTicket(given) }),
    prepare: planned("Bag lost"),
    ...author,
  },
  {
    call: "outgoing.unschedule",
    on: "where one may no longer look",
    input: (given) => ({ scheduledId: elsewhere(given) }),
    prepare: planned("Menu wrong"),
    ...author,
    allow: [],
    hide: [...author.hide, "agentReply"],
  },
  {
    call: "outgoing.reschedule",
    input: (given) => ({ scheduledId: ofTicket(given), sendAt: tomorrow }),
    prepare: planned("Bag lost"),
    ...author,
  },
  {
    call: "outgoing.retry",
    input: (given) => ({ deliveryIds: [ofTicket(given)] }),
    prepare: mailOfTicket("failed"),
    ...answer,
  },
  {
    call: "outgoing.retry",
    on: "one of the ticket and one that is not there",
    input: (given) => ({ deliveryIds: [ofTicket(given), ofLabel(given)] }),
    prepare: mailOfTicket("failed"),
    allow: [],
    hide: [...agents, "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "outgoing.cancel",
    input: (given) => ({ deliveryIds: [ofTicket(given)] }),
    prepare: mailOfTicket("queued"),
    ...answer,
  },
  {
    call: "outgoing.cancel",
    on: "a mail of the product",
    input: (given) => ({ deliveryIds: [ofLabel(given)] }),
    prepare: mailOfProduct,
    allow: admins,
    hide: [...agents.filter((name) => !admins.includes(name)), "keyTicketsWrite"],
    next: "hidden",
  },
];
