import { type ActorName, customers } from "../cast";
import type { Given, Rule } from "../rule";
import { admins, agents, answering, changing, everybody, readers, seeingAll } from "./groups";

type Prepare = NonNullable<Rule["prepare"]>;

/** A running job of this person about the open ticket; it carries the id of a label, so that it is as unknown elsewhere. */
const jobOf =
  (person: string): Prepare =>
  (workspaceId) => [
    `insert into jobs (workspace_id, id, kind, state, user_id, title, input, total, created_at)
      select l.workspace_id, l.id, 'bulk', 'running', u.id, 'Change 1 ticket', '{}', 1, '2026-11-22T09:00:00Z'
      from labels l, users u where l.workspace_id = '${workspaceId}' and l.name = 'equipment'
        and u.workspace_id = l.workspace_id and u.email = '${person}@desk.example'`,
    `insert into job_items (workspace_id, job_id, seq, ticket_id, state, reason)
      select t.workspace_id, j.id, 1, t.id, 'failed', 'No.' from tickets t, jobs j
      where t.workspace_id = '${workspaceId}' and t.subject = 'Bag lost' and j.workspace_id = t.workspace_id`,
  ];

/** The same, done and still to be undone: the ticket was made urgent, or got a label. */
const doneBy =
  (person: string, inverse: string = prioritized): Prepare =>
  (workspaceId) => [
    ...jobOf(person)(workspaceId),
    `update jobs set state = 'done', done = 1, finished_at = '2026-11-22T09:00:00Z' where workspace_id = '${workspaceId}'`,
    `update tickets set priority = 'urgent' where workspace_id = '${workspaceId}' and subject = 'Bag lost'`,
    `update job_items set state = 'done', reason = null, version_after = 1000, inverse = '${inverse}'::jsonb
      where workspace_id = '${workspaceId}'`,
  ];
const prioritized = '{"columns":{"priority":{"priority":["normal","urgent"]}},"links":[]}';
const labelled = '{"columns":{},"links":[{"table":"ticket_labels","added":[],"removed":[]}]}';
const spammed = `{"columns":{"deletedAt":{"deletedAt":[null,"2026-11-22T09:00:00Z"]}},"links":[],"blocked":
  {"ruleId":"01a00000-0000-7000-8000-000000000000","pattern":"rita@customer.example","wasAllowed":false}}`;
const jobOfFay = jobOf("fay.full");

const ofJob = ({ ids }: Given) => ({ jobId: ids["label.one"] });
/** One's own work and, for those who manage the workspace, everybody's; to others it is not there. */
const path = ({ ids }: Given) => ({ id: ids["label.one"] });
const watching = ["agentFull", "admin", "owner"] as const;
const working = everybody.filter((name) => !(customers as readonly string[]).includes(name));
const watch = {
  prepare: jobOfFay,
  input: ofJob,
  allow: watching,
  hide: working.filter((name) => !(watching as readonly string[]).includes(name)),
  next: "hidden",
} as const satisfies Partial<Rule>;

const selection = ({ ids }: Given) => ({ ids: [ids["ticket.open"]] });
const noText = { text: "Seen." };
/** Who holds the right to a change; which tickets it reaches is told ticket by ticket. */
const changers = [...agents, "keyTicketsWrite"] as const;
const noting = [...changers, "collaborator", "creator"] as const;
const start = { allow: changers, next: "own" } as const satisfies Partial<Rule>;

/** What a job says of a ticket that its asker may not change, or does not see. */
const lowLevel = "Your access to this team does not allow this.";
const unseen = "The ticket was not found.";
const stillBlocked = "The sender stays blocked";
const deleted = "The ticket was deleted since.";
/** Refused ticket by ticket, so that the call itself is allowed. */
const changedBy =
  (reached: readonly ActorName[]): NonNullable<Rule["shows"]> =>
  (_given, actor) => {
    if (reached.includes(actor)) return { has: ['"done":1'] };
    return { has: [actor === "outsider" ? unseen : lowLevel], lacks: ['"done":1'] };
  };
/** A job of this person's, which those who manage the workspace may undo as well. */
const undoneBy = (name: (typeof readers)[number]) => {
  const undoing = [name, ...admins];
  return { ...watch, allow: undoing, hide: working.filter((one) => !undoing.includes(one)) } satisfies Partial<Rule>;
};

export const jobRules: readonly Rule[] = [
  {
    call: "job.list",
    prepare: jobOfFay,
    input: () => ({}),
    allow: working,
    next: "own",
    shows: ({ ids }, actor) => ({ [actor === "agentFull" ? "has" : "lacks"]: [ids["label.one"]] }),
  },
  {
    call: "job.list",
    on: "everybody's",
    prepare: jobOfFay,
    input: () => ({ of: "everyone" }),
    allow: working,
    next: "own",
    shows: ({ ids }, actor) => ({
      [(watching as readonly string[]).includes(actor) ? "has" : "lacks"]: [ids["label.one"]],
    }),
  },
  { call: "job.byId", ...watch },
  { call: "job.items", ...watch },
  { call: "job.errors", ...watch },
  { call: "job.cancel", ...watch },
  {
    call: "job.undo",
    ...watch,
    prepare: doneBy("fay.full"),
  },
  // B17: taken back with the rights of whoever asks, not with those of the change.
  ...[prioritized, labelled].map(
    (inverse): Rule => ({
      call: "job.undo",
      on: `what is not theirs to change any more: ${inverse === labelled ? "labels" : "a priority"}`,
      ...undoneBy("agentRead"),
      prepare: doneBy("rea.read", inverse),
      shows: (_given, actor) =>
        actor === "agentRead" ? { has: [lowLevel], lacks: ['"done":1'] } : { has: ['"done":1'] },
    }),
  ),
  {
    call: "job.undo",
    on: "spam with its sender",
    ...undoneBy("agentFull"),
    prepare: (workspaceId) => [
      ...doneBy("fay.full", spammed)(workspaceId),
      `update tickets set deleted_at = '2026-11-22T09:00:00Z'
        where workspace_id = '${workspaceId}' and subject = 'Bag lost'`,
    ],
    shows: (_given, actor) => ({ [actor === "agentFull" ? "has" : "lacks"]: [stillBlocked] }),
  },
  {
    call: "job.undo",
    on: "a ticket that went where they do not see it",
    ...undoneBy("outsider"),
    prepare: (workspaceId) => [
      ...doneBy("otto.outsider")(workspaceId),
      `update tickets set deleted_at = now() where workspace_id = '${workspaceId}' and subject = 'Bag lost'`,
    ],
    // Nor do they learn what became of it there.
    shows: (_given, actor) => (actor === "outsider" ? { has: [unseen], lacks: [deleted] } : { has: [deleted] }),
  },
  {
    call: "job.count",
    input: () => ({ view: "all" }),
    allow: [...readers, "keyTicketsRead"],
    next: "own",
    // What is invisible is not counted.
    shows: (_given, actor) => {
      if (actor === "outsider") return { has: ['"count":2'] };
      return { has: [`"count":${seeingAll.includes(actor) ? 5 : 4}`] };
    },
  },
  {
    call: "job.startBulk",
    on: "a priority",
    input: (given) => ({ selection: selection(given), change: { priority: "urgent" } }),
    ...start,
    shows: changedBy(changing),
  },
  {
    call: "job.startBulk",
    on: "a note",
    input: (given) => ({ selection: selection(given), change: { message: { kind: "note", body: noText } } }),
    ...start,
    allow: noting,
    shows: changedBy([...answering, "collaborator", "creator"]),
  },
  {
    call: "job.startBulk",
    on: "a macro that replies",
    input: (given) => ({ selection: selection(given), change: { macroId: given.ids["macro.all"] } }),
    ...start,
    tries: ["collaborator", "creator"],
    next: "hidden",
    shows: changedBy(changing),
  },
  {
    call: "job.startBulk",
    on: "a reply to what a list has none of",
    input: () => ({ selection: { q: "unheard-of" }, change: { message: { kind: "reply", body: noText } } }),
    allow: [],
    invalid: agents,
    next: "invalid",
    tries: ["keyTicketsWrite"],
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
  { call: "POST /jobs/{id}/undo", ...watch, prepare: doneBy("fay.full"), input: path },
];
