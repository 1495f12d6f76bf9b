import type { Given, Rule } from "../rule";
import { readers } from "./groups";

/** Rows made for a case carry the id of a label, so that they are as unknown elsewhere as it is. */
const ofLabel = ({ ids }: Given) => ids["label.one"];

const ofFay = (workspaceId: string): string => `from labels l join users u on u.workspace_id = l.workspace_id
  and u.email = 'fay.full@desk.example' where l.workspace_id = '${workspaceId}' and l.name = 'equipment'`;

/** A finished export of Fay Full. */
const exported = (workspaceId: string): readonly string[] => [
  `insert into jobs (workspace_id, id, kind, state, user_id, title, input, file_key, file_name, finished_at)
    select l.workspace_id, l.id, 'export', 'done', u.id, 'Export All', '{"list":{},"columns":["number"],"hasBom":true}',
      '${"0".repeat(40)}', 'all.csv', '2026-11-22T09:00:00Z' ${ofFay(workspaceId)}`,
];
/** A list that Fay Full is sent. */
const subscribed = (workspaceId: string): readonly string[] => [
  `insert into view_subscriptions (workspace_id, id, user_id, view, schedule, next_run_at)
    select l.workspace_id, l.id, u.id, 'all', '{"when":{"every":"day","hour":8},"timeZone":"UTC"}',
      '2026-11-23T08:00:00Z' ${ofFay(workspaceId)}`,
];

const others = readers.filter((name) => name !== "agentFull");
const listing = { allow: [...readers, "keyTicketsRead"], next: "own" } as const satisfies Partial<Rule>;
/** What one asked for is one's own: it was made with one's own rights. */
const own = {
  allow: ["agentFull"],
  hide: [...others, "keyTicketsRead"],
  next: "hidden",
} as const satisfies Partial<Rule>;
const ownMail = { ...own, hide: others } as const satisfies Partial<Rule>;
const schedule = { every: "weekday", hour: 8 };

export const exportRules: readonly Rule[] = [
  { call: "export.start", input: () => ({ list: { view: "all" } }), ...listing },
  { call: "export.list", input: () => ({}), ...listing },
  { call: "export.byId", input: (given) => ({ exportId: ofLabel(given) }), prepare: exported, ...own },
  { call: "GET /files/exports/{id}", input: (given) => ({ id: ofLabel(given) }), prepare: exported, ...own },
  { call: "export.subscriptions", allow: readers, next: "own" },
  { call: "export.subscribe", input: () => ({ view: "all", schedule }), allow: readers, next: "own" },
  {
    call: "export.changeSubscription",
    input: (given) => ({ subscriptionId: ofLabel(given), isPaused: true }),
    prepare: subscribed,
    ...ownMail,
  },
  {
    call: "export.unsubscribe",
    input: (given) => ({ subscriptionId: ofLabel(given) }),
    prepare: subscribed,
    ...ownMail,
  },
];
