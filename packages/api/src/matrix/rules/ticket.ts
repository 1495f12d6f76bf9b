import { noteText, pinnedText } from "../company";
import type { Given, Rule } from "../rule";
import {
  admins,
  agents,
  answering,
  changing,
  managersMakeLabels,
  otherCustomers,
  owners,
  readers,
  teamReaders,
} from "./groups";

const open = ({ ids }: Given) => ({ ticketId: ids["ticket.open"] });
const body = { text: "On its way." };

/** Reading the ticket of a team: what is not for you is not there. */
const reading = {
  allow: [...teamReaders, ...owners, "keyTicketsRead"],
  hide: ["outsider", ...otherCustomers],
  next: "hidden",
} as const satisfies Partial<Rule>;
const change = { allow: changing, hide: ["outsider"], next: "hidden" } as const satisfies Partial<Rule>;
const answer = { ...change, allow: answering } as const satisfies Partial<Rule>;

const requestOf = (given: Given, more: object = {}) => ({
  subject: "New bag",
  requester: { customerId: given.ids["customer.requester"] },
  body,
  ...more,
});

export const ticketRules: readonly Rule[] = [
  {
    call: "ticket.neighbours",
    input: ({ numbers }) => ({ view: "all", number: numbers.open }),
    ...reading,
    next: "own",
  },
  { call: "ticket.open", input: ({ numbers }) => ({ number: numbers.open }), ...reading, next: "own" },
  {
    call: "ticket.byId",
    input: open,
    ...reading,
    shows: (_given, actor) =>
      (owners as readonly string[]).includes(actor) ? { lacks: [pinnedText] } : { has: [pinnedText] },
  },
  {
    call: "ticket.thread",
    input: open,
    ...reading,
    shows: (_given, actor) =>
      (owners as readonly string[]).includes(actor) ? { lacks: [noteText] } : { has: [noteText] },
  },
  // Whoever does not see the ticket before sees the ticket after, and nothing that names the one before.
  ...["ticket.byId", "ticket.thread"].map(
    (call): Rule => ({
      call,
      on: "after a hidden one",
      input: ({ ids }) => ({ ticketId: ids["ticket.free"] }),
      allow: [...readers, "requester", "colleagueShared", "keyTicketsRead"],
      hide: ["copied", ...otherCustomers],
      next: "hidden",
      shows: ({ ids }, actor) => ({
        [actor === "outsider" ? "lacks" : "has"]:
          actor === "requester" || actor === "colleagueShared" ? [] : [ids["ticket.closed"]],
      }),
    }),
  ),
  {
    call: "ticket.create",
    on: "in a team",
    input: (given) =>
      requestOf(given, { requester: { email: "rita@customer.example" }, teamId: given.ids["team.own"] }),
    allow: [...answering, "creator"],
    invalid: ["outsider"],
    next: "invalid",
  },
  {
    call: "ticket.create",
    on: "without a team",
    input: (given) => requestOf(given),
    allow: [...agents, "creator", "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "ticket.create",
    on: "for an address",
    input: () => ({ subject: "Hello", body, requester: { email: "new@customer.example" } }),
    allow: [...agents, "creator", "keyTicketsWrite"],
    next: "own",
  },
  {
    call: "ticket.create",
    on: "by an agent's reply",
    input: (given) => requestOf(given, { from: "agent" }),
    allow: [...agents, "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "ticket.create",
    on: "assigned",
    input: (given) => requestOf(given, { assigneeId: given.ids["user.agentFull"] }),
    allow: [...agents, "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "ticket.create",
    on: "with a new label",
    input: (given) => requestOf(given, { labels: ["never seen"] }),
    allow: [...agents, "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "ticket.create",
    on: "after another",
    input: (given) => ({
      ...requestOf(given, { followUpOfId: given.ids["ticket.closed"] }),
      requester: { email: "new@customer.example" },
    }),
    allow: [...agents.filter((name) => name !== "outsider"), "creator", "keyTicketsWrite"],
    hide: ["outsider"],
    next: "hidden",
  },
  {
    call: "ticket.post",
    on: "a reply",
    input: (given) => ({ ...open(given), kind: "reply", body }),
    allow: [...answering, ...owners],
    hide: ["outsider", ...otherCustomers],
    next: "hidden",
  },
  {
    call: "ticket.post",
    on: "a note",
    input: (given) => ({ ...open(given), kind: "note", body }),
    ...answer,
    allow: [...answering, "collaborator", "creator"],
  },
  {
    call: "ticket.post",
    on: "as a message of a hidden ticket",
    input: ({ ids }) => ({ ticketId: ids["ticket.free"], kind: "note", body, clientId: ids["message.open"] }),
    allow: [],
    conflict: ["collaborator", ...agents, "creator", "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "ticket.post",
    on: "a note and a status",
    input: (given) => ({ ...open(given), kind: "note", body, status: "pending" }),
    ...answer,
  },
  {
    call: "ticket.post",
    on: "a reply and a status",
    input: (given) => ({ ...open(given), kind: "reply", body, status: "pending" }),
    ...answer,
    hide: ["outsider", ...otherCustomers],
  },
  {
    call: "ticket.post",
    on: "somebody's file",
    input: (given) => ({ ...open(given), kind: "reply", body, attachmentIds: [given.ids["file.loose"]] }),
    allow: ["agentFull"],
    hide: ["outsider", ...otherCustomers],
    invalid: ["agentReply", "supervisor", "admin", "owner", "keyTicketsWrite", ...owners],
    next: "hidden",
  },
  { call: "ticket.setStatus", input: (given) => ({ ...open(given), status: "pending" }), ...answer },
  { call: "ticket.assign", input: (given) => ({ ...open(given), assigneeId: given.ids["user.agentFull"] }), ...change },
  { call: "ticket.claim", input: open, ...change, allow: ["agentFull", "supervisor", "admin", "owner"] },
  { call: "ticket.setTeam", input: (given) => ({ ...open(given), teamId: given.ids["team.other"] }), ...change },
  { call: "ticket.setPriority", input: (given) => ({ ...open(given), priority: "urgent" }), ...change },
  { call: "ticket.setType", input: (given) => ({ ...open(given), type: "incident" }), ...change },
  { call: "ticket.setSubject", input: (given) => ({ ...open(given), subject: "Bag stolen" }), ...change },
  { call: "ticket.setNotes", input: (given) => ({ ...open(given), notes: "Ask again on Monday" }), ...change },
  { call: "ticket.changeLabels", input: (given) => ({ ...open(given), add: ["equipment"] }), ...change },
  {
    call: "ticket.changeLabels",
    on: "a new label",
    input: (given) => ({ ...open(given), add: ["never seen"] }),
    ...change,
  },
  {
    call: "ticket.changeLabels",
    on: "a new label where managers make them",
    prepare: managersMakeLabels,
    input: (given) => ({ ...open(given), add: ["never seen"] }),
    ...change,
    allow: admins,
    tries: ["agentFull", "keyTicketsWrite"],
  },
  {
    call: "ticket.changeRequester",
    input: (given) => ({ ...open(given), requester: { customerId: given.ids["customer.stranger"] } }),
    ...change,
  },
  { call: "ticket.changeCcs", input: (given) => ({ ...open(given), add: ["carl@customer.example"] }), ...change },
  {
    call: "ticket.changeFollowers",
    input: (given) => ({ ...open(given), add: [given.ids["user.agentElsewhere"]] }),
    ...change,
  },
  { call: "ticket.remove", input: open, ...change },
  { call: "ticket.markSpam", input: open, ...change },
  {
    call: "ticket.markSpam",
    on: "with its sender",
    input: (given) => ({ ...open(given), blocksSender: true }),
    ...change,
    allow: admins,
    hide: ["outsider"],
    tries: ["agentFull", "supervisor", "keyTicketsWrite"],
  },
  { call: "ticket.restore", input: ({ ids }) => ({ ticketId: ids["ticket.deleted"] }), ...change },
  {
    call: "ticket.followUp",
    input: ({ ids }) => ({ ticketId: ids["ticket.closed"], body }),
    ...answer,
    allow: [...answering, "creator"],
  },
];
