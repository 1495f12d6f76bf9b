import type { Given, Rule } from "../rule";
import { admins, changing, teamReaders } from "./groups";

/** Rows made before a call borrow the ids of things that are there: what is named has to be known beforehand. */
const ofTicket = ({ ids }: Given) => ({ mailId: ids["ticket.open"] });
const ofNobody = ({ ids }: Given) => ({ mailId: ids["ticket.free"] });
const chosen = ({ ids }: Given) => ({ mailIds: [ids["ticket.free"]] });
const open = ({ ids }: Given) => ({ ticketId: ids["ticket.open"] });

const mail =
  (subject: string, columns: string, values: string) =>
  (workspaceId: string): readonly string[] => [
    `insert into mails (workspace_id, id, door, envelope, size_bytes, received_at, next_attempt_at, from_address, ${columns})
    select t.workspace_id, t.id, 'smtp', '{}', 3, now(), now(), 'ana@rides.example', ${values}
    from tickets t where t.workspace_id = '${workspaceId}' and t.subject = '${subject}'`,
    `insert into mail_sources (workspace_id, mail_id, bytes)
    select t.workspace_id, t.id, 'raw'::bytea from tickets t
    where t.workspace_id = '${workspaceId}' and t.subject = '${subject}'`,
  ];
/** The mail that the open ticket came by. */
const settled = mail("Bag lost", "outcome, ticket_id, settled_at", "'ticket', t.id, now()");
const suspended = mail("Anyone here", "outcome, cause, settled_at", "'suspended', 'spam', now()");
const notUnderstood = mail("Anyone here", "outcome, settled_at", "'unprocessable', now()");

const blocked = (workspaceId: string): readonly string[] => [
  `insert into sender_rules (workspace_id, id, pattern, verdict)
    select t.workspace_id, t.id, 'spam@rides.example', 'block' from tickets t
    where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'`,
];
const proposed = (workspaceId: string): readonly string[] => [
  `insert into participant_proposals (workspace_id, ticket_id, customer_id, message_id)
    select t.workspace_id, t.id, c.id, t.id from tickets t
    join customers c on c.workspace_id = t.workspace_id and c.name = 'Stan'
    where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'`,
];
const decide = (decision: string) => (given: Given) => ({
  ...open(given),
  customerId: given.ids["customer.stranger"],
  decision,
});

const onTicket = {
  prepare: settled,
  input: ofTicket,
  allow: ["agentReply", "agentFull", "supervisor", ...admins],
  hide: ["outsider"],
  next: "hidden",
} as const satisfies Partial<Rule>;
/** Who answers tickets knows of no other mail. */
const onNone = {
  prepare: suspended,
  input: ofNobody,
  allow: admins,
  hide: ["outsider", "agentRead", "agentReply", "agentFull", "supervisor"],
  next: "hidden",
} as const satisfies Partial<Rule>;
const byAdmins = { allow: admins, next: "own" } as const;

/** The log of incoming mail is for those who look after mail; the source of a ticket's mail for those who answer it. */
export const mailRules: readonly Rule[] = [
  {
    call: "mail.list",
    prepare: suspended,
    input: () => ({ state: "suspended" }),
    ...byAdmins,
    shows: ({ ids }) => ({ has: [ids["ticket.free"], '"causeNumber":1'] }),
  },
  {
    call: "mail.counts",
    prepare: suspended,
    ...byAdmins,
    shows: () => ({ has: ['"suspended":1', '"isBalanced":true'] }),
  },
  { call: "mail.byId", ...onTicket },
  { call: "mail.byId", on: "of no ticket", ...onNone },
  { call: "mail.source", ...onTicket },
  { call: "mail.source", on: "of no ticket", ...onNone },
  { call: "mail.reprocess", prepare: notUnderstood, input: chosen, allow: admins, next: "hidden" },
  {
    call: "mail.recover",
    prepare: suspended,
    input: (given) => ({ ...chosen(given), allowsSender: true }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "mail.discard",
    prepare: suspended,
    input: (given) => ({ ...chosen(given), blocksSender: true }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "mail.senderRules",
    prepare: blocked,
    input: () => ({}),
    ...byAdmins,
    shows: () => ({ has: ["spam@rides.example"] }),
  },
  { call: "mail.addSenderRule", input: () => ({ pattern: "@spam.example", verdict: "block" }), ...byAdmins },
  {
    call: "mail.removeSenderRule",
    prepare: blocked,
    input: ({ ids }) => ({ ruleId: ids["ticket.open"] }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "mail.proposals",
    prepare: proposed,
    input: open,
    allow: [...teamReaders, "keyTicketsRead"],
    hide: ["outsider"],
    next: "hidden",
    shows: ({ ids }) => ({ has: [ids["customer.stranger"]] }),
  },
  {
    call: "mail.decideProposal",
    prepare: proposed,
    input: decide("accept"),
    allow: changing,
    hide: ["outsider"],
    next: "hidden",
  },
  {
    call: "mail.decideProposal",
    on: "declined",
    prepare: proposed,
    input: decide("decline"),
    allow: changing,
    hide: ["outsider"],
    next: "hidden",
  },
];
