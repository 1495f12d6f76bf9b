import type { FieldNode, Query, QueryNode } from "@desk/contracts/query";
import type { TicketSort } from "@desk/contracts/words";
import { visibleTickets } from "../access";
import { compileQuery, type QueryEnv } from "../query";
import { idsOfValues } from "../query/compile";
import { textKey } from "../query/env";
import { conjunctsOf } from "../query/language/node";
import { listedTickets } from "../query/text";
import { type Build, commonConditions, wholeCondition } from "./branches";
import type { Scope } from "./scope";

/** What a list asks for: the scope that indexes know, and what is left of its query. */
export type Plan = {
  scope: Scope;
  rest: Query;
  /** What the query's meaning depends on; null where nothing is left of it. */
  env: QueryEnv | null;
  /** Tickets a search has found; null when nothing was searched. */
  ids: readonly string[] | null;
};

/** Whether the whole condition is one that the ways through the indexes follow, but for what few rows fail. */
export const isServed = ({ scope, rest, ids }: Plan): boolean =>
  rest.node === null &&
  ids === null &&
  scope.priorities === null &&
  scope.requesterId === null &&
  scope.organizationId === null &&
  scope.label === null &&
  !scope.isSnoozed;

const compiled = ({ ctx, values }: Build, query: Query, env: QueryEnv | null): string[] =>
  query.node === null || env === null ? [] : [compileQuery(ctx, values, query, env).condition];

export const restConditions = (build: Build, { rest, env }: Plan): string[] => compiled(build, rest, env);

/** Everything that holds of a ticket in the list, who may see it included. */
export function planConditions(build: Build, plan: Plan): string[] {
  const { scope, ids } = plan;
  return [
    visibleTickets(build.ctx.actor, build.values),
    ...wholeCondition(build, scope),
    ...commonConditions(build, scope),
    ...restConditions(build, plan),
    ...(ids === null ? [] : [`t.id = any(${build.values.add([...ids])}::uuid[])`]),
  ];
}

/** Fields whose bounds are bounds of the index that is sorted by them. */
const indexed: readonly TicketSort[] = ["updated", "created", "number", "solved", "snoozed"];

/** Parts of the query that say where in the index a walk along this key begins and ends. */
export function pushedConditions(build: Build, { rest, env }: Plan, by: TicketSort | undefined): string[] {
  if (by === undefined || !indexed.includes(by)) return [];
  return conjunctsOf(rest)
    .filter((node) => isBound(node, by))
    .flatMap((node) => compiled(build, { node }, env));
}

const isBound = (node: QueryNode, by: string): node is FieldNode =>
  node.kind === "field" && node.field === by && !node.values.includes("none");

export type Source = (build: Build) => string;

/**
 * What a search found as a statement of ids, and what else is asked of them. Asked of each ticket as well, every one of
 * hundreds would be looked up among all the others.
 */
export const foundOf = (plan: Plan, ids: readonly string[]): { source: Source; rest: Plan } => ({
  source: ({ values }) => `select found.id from unnest(${values.add([...ids])}::uuid[]) as found(id)`,
  rest: { ...plan, ids: null },
});

/** Tables with a row per ticket and thing, by field. */
const linked = {
  label: { table: "ticket_labels", column: "label_id" },
  cc: { table: "ticket_ccs", column: "customer_id" },
  follower: { table: "ticket_followers", column: "user_id" },
} as const;
/** Fields with an index of their own on tickets. */
const looked: readonly string[] = ["requester", "organization", "number", "created", "updated", "solved", "snoozed"];

/**
 * Parts of the condition whose tickets an index lists by themselves, each as a statement of ids. `isNarrow` says that
 * they are few as a rule, so that they are counted before anything else is tried.
 */
export function sourcesOf(plan: Plan): { source: Source; isNarrow: boolean }[] {
  const { scope, rest, env } = plan;
  const found: { source: Source; isNarrow: boolean }[] = [];
  const add = (isNarrow: boolean, source: Source) => found.push({ source, isNarrow });
  const { requesterId, organizationId, label, assignee } = scope;
  const bin = scope.isDeleted ? "t.deleted_at is not null" : "t.deleted_at is null";
  const tickets = ({ workspace }: Build, condition: string) =>
    `select t.id from tickets t where t.workspace_id = ${workspace} and ${bin} and ${condition}`;
  const uuid = ({ values }: Build, id: string) => `${values.add(id)}::uuid`;
  if (requesterId !== null) add(true, (build) => tickets(build, `t.requester_id = ${uuid(build, requesterId)}`));
  if (organizationId !== null)
    add(true, (build) => tickets(build, `t.organization_id = ${uuid(build, organizationId)}`));
  if (label !== null)
    add(
      true,
      ({ workspace, values }) => `select x.ticket_id as id from ticket_labels x where x.workspace_id = ${workspace}
      and x.label_id = (select n.id from labels n where n.workspace_id = ${workspace} and lower(n.name) = lower(${values.add(label)}))`,
    );
  if (scope.isDeleted) add(false, (build) => tickets(build, "true"));
  if (scope.isSnoozed) add(true, (build) => tickets(build, "t.snoozed_until is not null"));
  if (assignee.kind === "user")
    add(false, (build) => tickets(build, `t.assignee_id = ${uuid(build, assignee.userId)}`));
  if (env !== null) {
    for (const node of conjunctsOf(rest)) {
      const source = sourceOfNode(node, env, tickets);
      if (source !== null) add(node.kind === "field" && !/^(?:created|updated|solved)$/u.test(node.field), source);
    }
  }
  return found;
}

type Tickets = (build: Build, condition: string) => string;

function sourceOfNode(node: QueryNode, env: QueryEnv, tickets: Tickets): Source | null {
  if (node.kind === "text") {
    const term = env.texts.get(textKey(node.text, node.isPrefix));
    if (term === undefined || term.isCommon) return null;
    return ({ values, workspace }) => listedTickets({ values, workspace: () => workspace }, term.written);
  }
  if (node.kind !== "field" || node.values.includes("none")) return null;
  const { field } = node;
  if (field === "label" || field === "cc" || field === "follower") {
    const { table, column } = linked[field];
    const ids = idsOfValues(env, field, node.values);
    return ({ workspace, values }) =>
      `select x.ticket_id as id from ${table} x where x.workspace_id = ${workspace} and x.${column} = any(${values.add(ids)}::uuid[])`;
  }
  return looked.includes(field)
    ? (build) => tickets(build, compileQuery(build.ctx, build.values, { node }, env).condition)
    : null;
}
