import { activeCategories, type StatusCategory, stateOfCategory, statusCategories } from "@desk/contracts/words";
import type { FieldSource, Flag, QueryEnv } from "./env";
import type { TicketFacts } from "./facts";
import { subjectCondition } from "./text";

const value = (column: string, fact: (facts: TicketFacts) => string | null): FieldSource => ({
  shape: "value",
  sql: () => column,
  fact,
});
const id = (column: string, fact: (facts: TicketFacts) => string | null): FieldSource => ({
  shape: "id",
  sql: () => column,
  fact,
});
const date = (column: string, fact: (facts: TicketFacts) => number | null): FieldSource => ({
  shape: "date",
  sql: () => column,
  fact,
});

const listed = (categories: readonly StatusCategory[]): string => categories.map((one) => `'${one}'`).join(", ");
const inCategory = (...categories: StatusCategory[]): Flag => ({
  sql: () => `t.category in (${listed(categories)})`,
  holds: ({ category }) => categories.includes(category),
});
const isActive: Flag = {
  sql: () => `(t.deleted_at is null and t.category in (${listed(activeCategories)}))`,
  holds: ({ category, deletedAt }) => deletedAt === null && activeCategories.some((one) => one === category),
};
const present = (column: string, fact: (facts: TicketFacts) => number | string | null): Flag => ({
  sql: () => `t.${column} is not null`,
  holds: (facts) => fact(facts) !== null,
});

const states: Record<string, Flag> = {
  active: isActive,
  open: inCategory("new", "open"),
  unread: { sql: () => "t.last_author_kind = 'customer'", holds: (facts) => facts.lastAuthorKind === "customer" },
  waiting: present("waiting_since", (facts) => facts.waitingSince),
  overdue: {
    sql: (build) =>
      `(${isActive.sql(build)} and t.waiting_since < ${build.values.add(overdueBefore(build.env).toISOString())}::timestamptz)`,
    holds: (facts, env) =>
      isActive.holds(facts, env) && facts.waitingSince !== null && facts.waitingSince < overdueBefore(env).getTime(),
  },
  snoozed: present("snoozed_until", (facts) => facts.snoozedUntil),
  assigned: present("assignee_id", (facts) => facts.assigneeId),
  unassigned: { sql: () => "t.assignee_id is null", holds: (facts) => facts.assigneeId === null },
  mine: {
    sql: ({ values, env }) => `t.assignee_id = ${values.add(env.me)}::uuid`,
    holds: (facts, { me }) => me !== null && facts.assigneeId === me,
  },
  solved: inCategory("solved"),
  closed: inCategory("closed"),
  deleted: present("deleted_at", (facts) => facts.deletedAt),
};
const overdueBefore = ({ now, overdueAfterMs }: QueryEnv): Date => new Date(now.getTime() - overdueAfterMs);

const havings: Record<string, Flag> = {
  attachment: { sql: () => "t.has_attachment", holds: (facts) => facts.hasAttachment },
  // A scalar, so that the planner asks the ticket's own messages and never lists all notes.
  note: {
    sql: ({ workspace }) =>
      `(select true from messages m where m.workspace_id = ${workspace()} and m.ticket_id = t.id and m.kind = 'note' limit 1)`,
    holds: (facts) => facts.hasNote,
  },
  label: {
    sql: ({ workspace }) =>
      `(select true from ticket_labels x where x.workspace_id = ${workspace()} and x.ticket_id = t.id limit 1)`,
    holds: (facts) => facts.labelIds.length > 0,
  },
  notes: { sql: () => "t.notes <> ''", holds: (facts) => facts.hasPinnedNotes },
};

const words = Map.groupBy(statusCategories, (category) => stateOfCategory[category]);

export const builtInSources: ReadonlyMap<string, FieldSource> = new Map<string, FieldSource>([
  ["status", { shape: "status" }],
  [
    "state",
    { shape: "flags", flags: new Map([...words].map(([state, categories]) => [state, inCategory(...categories)])) },
  ],
  ["priority", value("t.priority", (facts) => facts.priority)],
  ["type", value("t.type", (facts) => facts.type)],
  ["channel", value("t.channel", (facts) => facts.channel)],
  ["team", id("t.team_id", (facts) => facts.teamId)],
  ["assignee", id("t.assignee_id", (facts) => facts.assigneeId)],
  ["requester", id("t.requester_id", (facts) => facts.requesterId)],
  ["organization", id("t.organization_id", (facts) => facts.organizationId)],
  ["cc", { shape: "ids", table: "ticket_ccs", column: "customer_id", fact: (facts) => facts.ccIds }],
  ["follower", { shape: "ids", table: "ticket_followers", column: "user_id", fact: (facts) => facts.followerIds }],
  ["label", { shape: "ids", table: "ticket_labels", column: "label_id", fact: (facts) => facts.labelIds }],
  ["number", { shape: "number", cast: "int8", sql: () => "t.number", fact: (facts) => facts.number }],
  ["subject", { shape: "text", sql: subjectCondition, fact: (facts) => facts.subject }],
  ["created", date("t.created_at", (facts) => facts.createdAt)],
  ["updated", date("t.updated_at", (facts) => facts.updatedAt)],
  ["solved", date("t.solved_at", (facts) => facts.solvedAt)],
  ["closed", date("t.closed_at", (facts) => facts.closedAt)],
  ["waiting", date("t.waiting_since", (facts) => facts.waitingSince)],
  ["snoozed", date("t.snoozed_until", (facts) => facts.snoozedUntil)],
  ["has", { shape: "flags", flags: new Map(Object.entries(havings)) }],
  ["is", { shape: "flags", flags: new Map(Object.entries(states)) }],
]);
