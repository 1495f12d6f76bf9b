import type { Given, Rule } from "../rule";
import { agents, answering, changing, otherCustomers, owners, readers, teamReaders } from "./groups";
import { carlMerged, mergeId } from "./merge";

const ticket = ({ ids }: Given) => ({ id: ids["ticket.open"] });
const customer = ({ ids }: Given) => ({ id: ids["customer.requester"] });
const text = "On its way.";
const list = { allow: [...readers, ...owners, ...otherCustomers, "keyTicketsRead"], next: "own" } as const;
const searched = { ...list, allow: [...readers, "keyTicketsRead"] } as const;
const read = {
  allow: [...teamReaders, ...owners, "keyTicketsRead"],
  hide: ["outsider", ...otherCustomers],
  next: "hidden",
} as const satisfies Partial<Rule>;
const change = { allow: changing, hide: ["outsider"], next: "hidden" } as const satisfies Partial<Rule>;
const readCustomers = [...readers.filter((name) => name !== "creator"), "keyCustomersRead"] as const;
const editCustomers = [...agents, "keyCustomersWrite"] as const;
const created = ({ ids }: Given) => ({
  subject: "New bag",
  requester: { customerId: ids["customer.requester"] },
  text,
});

/** The public API over the same promises; its callers are keys, and a person's rights would hold just the same. */
export const restRules: readonly Rule[] = [
  { call: "GET /tickets", input: () => ({}), ...list },
  {
    call: "GET /tickets",
    on: "of a requester",
    input: () => ({ query: "requester=rita%40customer.example" }),
    ...searched,
  },
  {
    call: "GET /tickets",
    on: "of an address nobody has",
    input: () => ({ query: "requester=unknown%40customer.example" }),
    ...searched,
  },
  { call: "GET /tickets", on: "by a query", input: () => ({ query: "query=priority%3Anormal%20bag" }), ...searched },
  {
    call: "GET /tickets",
    on: "of a view",
    input: () => ({ query: "view=all-open&sort=priority.desc%2Cupdated.asc" }),
    ...searched,
  },
  { call: "GET /views", allow: [...readers, "keyTicketsRead"], next: "own" },
  { call: "GET /tickets", on: "words", input: () => ({ query: "q=bag" }), ...list },
  {
    call: "POST /tickets",
    input: (given) => ({ body: created(given) }),
    allow: [...agents, "creator", "keyTicketsWrite"],
    next: "hidden",
  },
  { call: "GET /tickets/{id}", input: ticket, ...read },
  {
    call: "GET /tickets/{id}",
    on: "with its messages",
    input: (given) => ({ ...ticket(given), query: "include=messages" }),
    ...read,
  },
  {
    call: "GET /tickets/{id}",
    on: "by its number",
    input: ({ numbers }) => ({ id: String(numbers.other) }),
    allow: ["outsider", "supervisor", "admin", "owner", "stranger", "keyTicketsRead"],
    hide: [
      ...teamReaders.filter((name) => name !== "supervisor" && name !== "admin" && name !== "owner"),
      ...owners,
      "colleague",
      "manager",
      "keyCustomersRead",
      "keyCustomersWrite",
    ],
    next: "own",
  },
  {
    call: "PATCH /tickets/{id}",
    on: "its status",
    input: (given) => ({ ...ticket(given), body: { status: "pending" } }),
    ...change,
    allow: answering,
  },
  {
    call: "PATCH /tickets/{id}",
    on: "its notes",
    input: (given) => ({ ...ticket(given), body: { notes: "Ask again" } }),
    ...change,
  },
  {
    call: "PATCH /tickets/{id}",
    on: "its assignee",
    input: (given) => ({ ...ticket(given), body: { assigneeId: given.ids["user.agentFull"] } }),
    ...change,
  },
  {
    call: "PATCH /tickets/{id}",
    on: "its team",
    input: (given) => ({ ...ticket(given), body: { teamId: given.ids["team.other"] } }),
    ...change,
  },
  {
    call: "PATCH /tickets/{id}",
    on: "its labels",
    input: (given) => ({ ...ticket(given), body: { labels: ["documents"] } }),
    ...change,
  },
  { call: "DELETE /tickets/{id}", input: ticket, ...change },
  { call: "GET /tickets/{id}/messages", input: ticket, ...read },
  {
    call: "POST /tickets/{id}/messages",
    on: "a reply",
    input: (given) => ({ ...ticket(given), body: { kind: "reply", text } }),
    allow: [...answering, ...owners],
    hide: ["outsider", ...otherCustomers],
    next: "hidden",
  },
  {
    call: "POST /tickets/{id}/messages",
    on: "a note",
    input: (given) => ({ ...ticket(given), body: { kind: "note", text } }),
    ...change,
    allow: [...answering, "collaborator", "creator"],
  },
  { call: "GET /customers", input: () => ({}), allow: readCustomers, next: "own" },
  {
    call: "GET /customers/{id}/merges",
    prepare: carlMerged,
    input: customer,
    allow: readCustomers,
    next: "own",
  },
  {
    call: "POST /customers/{id}/merges",
    input: ({ ids }) => ({ id: ids["customer.requester"], body: { sourceId: ids["customer.colleague"] } }),
    allow: editCustomers,
    next: "hidden",
  },
  {
    call: "DELETE /customer-merges/{id}",
    prepare: carlMerged,
    input: (given) => ({ id: mergeId(given) }),
    allow: editCustomers,
    next: "hidden",
  },
  { call: "POST /customers", input: () => ({ body: { name: "Nina" } }), allow: editCustomers, next: "own" },
  { call: "GET /customers/{id}", input: customer, allow: readCustomers, next: "hidden" },
  {
    call: "PATCH /customers/{id}",
    input: (given) => ({ ...customer(given), body: { notes: "VIP" } }),
    allow: editCustomers,
    next: "hidden",
  },
];
