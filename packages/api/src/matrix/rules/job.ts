import { customers } from "../cast";
import type { Given, Rule } from "../rule";
import { admins, agents, everybody, readers } from "./groups";

/** The same, done and still to be undone: it made the ticket urgent. */
const doneByFay = (workspaceId: string): readonly string[] => [
  ...jobOfFay(workspaceId),
  `update jobs set state = 'done', done = 1, finished_at = '2026-11-22T09:00:00Z' where workspace_id = '${workspaceId}'`,
  `update tickets set priority = 'urgent' where workspace_id = '${workspaceId}' and subject = 'Bag lost'`,
  `update job_items set state = 'done', reason = null, version_after = 1000, inverse = '{"columns":
    {"priority":{"priority":["normal","urgent"]}},"links":[]}'::jsonb where workspace_id = '${workspaceId}'`,
];

/** A running job of Fay Full about the open ticket; it carries the ticket's id, so that it is as unknown elsewhere. */
const jobOfFay = (workspaceId: string): readonly string[] => [
  `insert into jobs (workspace_id, id, kind, state, user_id, title, input, total, created_at)
    select t.workspace_id, t.id, 'bulk', 'running', u.id, 'Change 1 ticket', '{}', 1, '2026-11-22T09:00:00Z'
    from tickets t, users u where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'
      and u.workspace_id = t.workspace_id and u.email = 'fay.full@desk.example'`,
  `insert into job_items (workspace_id, job_id, seq, ticket_id, state, reason)
    select t.workspace_id, t.id, 1, t.id, 'failed', 'No.' from tickets t
    where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost'`,
];

const ofTicket = ({ ids }: Given) => ({ jobId: ids["ticket.open"] });
/** One's own work and, for those who manage the workspace, everybody's; to others it is not there. */
const path = ({ ids }: Given) => ({ id: ids["ticket.open"] });
const watching = ["agentFull", "admin", "owner"] as const;
const working = everybody.filter((name) => !(customers as readonly string[]).includes(name));
const watch = {
  prepare: jobOfFay,
  input: ofTicket,
  allow: watching,
  hide: working.filter((name) => !(watching as readonly string[]).includes(name)),
  next: "hidden",
} as const satisfies Partial<Rule>;

const selection = ({ ids }: Given) => ({ ids: [ids["ticket.open"]] });
const noText = { text: "Seen." };
/** Who holds the right to a change; which tickets it reaches is told ticket by ticket. */
const changers = [...agents, "keyTicketsWrite"] as const;
const start = { allow: changers, next: "own" } as const satisfies Partial<Rule>;

export const jobRules: readonly Rule[] = [
  {
    call: "job.list",
    prepare: jobOfFay,
    input: () => ({}),
    allow: working,
    next: "own",
    shows: ({ ids }, actor) => ({ [actor === "agentFull" ? "has" : "lacks"]: [ids["ticket.open"]] }),
  },
  {
    call: "job.list",
    on: "everybody's",
    prepare: jobOfFay,
    input: () => ({ of: "everyone" }),
    allow: working,
    next: "own",
    shows: ({ ids }, actor) => ({
      [(watching as readonly string[]).includes(actor) ? "has" : "lacks"]: [ids["ticket.open"]],
    }),
  },
  { call: "job.byId", ...watch },
  { call: "job.items", ...watch },
  { call: "job.errors", ...watch },
  { call: "job.cancel", ...watch },
  {
    call: "job.undo",
    ...watch,
    prepare: doneByFay,
  },
  { call: "job.count", input: () => ({ view: "all" }), allow: [...readers, "keyTicketsRead"], next: "own" },
  {
    call: "job.startBulk",
    on: "a priority",
    input: (given) => ({ selection: selection(given), change: { priority: "urgent" } }),
    ...start,
  },
  {
    call: "job.startBulk",
    on: "a note",
    input: (given) => ({ selection: selection(given), change: { message: { kind: "note", body: noText } } }),
    ...start,
    allow: [...changers, "collaborator", "creator"],
  },
  {
    call: "job.startBulk",
    on: "spam with its sender",
    input: (given) => ({ selection: selection(given), change: { spam: { blocksSender: true } } }),
    ...start,
    allow: admins,
  },
  {
    call: "POST /bulk-changes",
    input: (given) => ({ body: { selection: selection(given), change: { addLabels: ["equipment"] } } }),
    ...start,
  },
  { call: "GET /jobs", input: () => ({}), allow: working, next: "own" },
  { call: "GET /jobs/{id}", ...watch, input: path },
  { call: "GET /jobs/{id}/items", ...watch, input: path },
  { call: "POST /jobs/{id}/cancellation", ...watch, input: path },
  { call: "POST /jobs/{id}/undo", ...watch, prepare: doneByFay, input: path },
];
