import { customers } from "../cast";
import type { Given, Rule } from "../rule";
import { everybody } from "./groups";

/** A running job of Fay Full about the open ticket; it carries the ticket's id, so that it is as unknown elsewhere. */
export const jobOfFay = (workspaceId: string): readonly string[] => [
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
const watching = ["agentFull", "admin", "owner"] as const;
const working = everybody.filter((name) => !(customers as readonly string[]).includes(name));
const watch = {
  prepare: jobOfFay,
  input: ofTicket,
  allow: watching,
  hide: working.filter((name) => !(watching as readonly string[]).includes(name)),
  next: "hidden",
} as const satisfies Partial<Rule>;

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
];
