import { newId } from "@desk/core/context";
import type { Given, Rule } from "../rule";
import { agents, answering, otherCustomers, owners, teamReaders } from "./groups";

/** The token that `linked` makes good: 43 characters out of the ticket's id. */
const token = ({ ids }: Given): string => `${ids["ticket.open"].replaceAll("-", "")}abcdefghijk`;
const linked = (workspaceId: string): readonly string[] => [
  `insert into ticket_links (workspace_id, id, ticket_id, customer_id, token_hash, expires_at)
    select t.workspace_id, gen_random_uuid(), t.id, t.requester_id,
      translate(encode(sha256((replace(t.id::text, '-', '') || 'abcdefghijk')::bytea), 'base64'), '+/=', '-_'),
      now() + interval '900 days'
    from tickets t where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'`,
];

/** The note of the open ticket, as if a mail had brought it, with a decision about another sender. */
const mailed = (workspaceId: string): readonly string[] => [
  `insert into message_envelopes (workspace_id, message_id, direction, subject, from_address, from_name, "to", cc)
    select m.workspace_id, m.id, 'in', 'Bag', 'ana@rides.example', 'Ana', '[]', '[]'
    from messages m where m.workspace_id = '${workspaceId}' and m.kind = 'note'`,
  `insert into sender_rules (workspace_id, id, pattern, verdict)
    values ('${workspaceId}', gen_random_uuid(), 'ben@rides.example', 'images')`,
];
const message = ({ ids }: Given) => ({ messageId: ids["message.open"] });

export const outsideRules: readonly Rule[] = [
  {
    call: "ticketLink.read",
    prepare: linked,
    input: (given) => ({ token: token(given) }),
    isOpen: true,
    allow: [],
    next: "own",
  },
  {
    call: "ticketLink.read",
    on: "a link that ended",
    input: (given) => ({ token: token(given) }),
    isOpen: true,
    isClosed: true,
    allow: [],
    next: "own",
  },
  {
    call: "ticketLink.reply",
    prepare: linked,
    input: (given) => ({ token: token(given), text: "It is blue.", clientId: newId() }),
    isOpen: true,
    allow: [],
    next: "own",
  },
  {
    call: "ticketLink.reply",
    on: "a link that ended",
    input: (given) => ({ token: token(given), text: "It is blue.", clientId: newId() }),
    isOpen: true,
    isClosed: true,
    allow: [],
    next: "own",
  },
  {
    call: "remoteImage.read",
    prepare: mailed,
    input: message,
    allow: [...teamReaders, "keyTicketsRead"],
    hide: ["outsider"],
    next: "hidden",
  },
  {
    call: "remoteImage.allow",
    prepare: mailed,
    input: message,
    allow: answering.filter((name) => name !== "keyTicketsWrite"),
    hide: ["outsider"],
    tries: ["agentRead", "keyTicketsWrite", ...owners, ...otherCustomers],
    next: "hidden",
  },
  {
    call: "remoteImage.forget",
    prepare: mailed,
    input: () => ({ sender: "ben@rides.example" }),
    allow: [...agents, "keyTicketsWrite"],
    next: "own",
  },
];
