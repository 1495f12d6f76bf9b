import type { FieldNode, Query, QueryNode } from "@desk/contracts/query";
import {
  activeCategories,
  type Priority,
  priorities,
  type StatusCategory,
  stateOfCategory,
  statusCategories,
} from "@desk/contracts/words";
import type { QueryEnv } from "../query";
import { isCategory } from "../query/askable";
import { idsOfValues } from "../query/compile";
import { conjunctsOf, queryOf } from "../query/language/node";
import type { Scope } from "./scope";

/** What a query asks for, divided into what the scope says, so that an index leads there, and the rest. */
export type Narrowed = { scope: Scope; rest: Query };

/** Takes out of a query what the scope can say. Every part is taken only where both mean exactly the same. */
export function narrowScope(scope: Scope, query: Query, env: QueryEnv): Narrowed {
  const rest: QueryNode[] = [];
  let narrowed = scope;
  // Being deleted first: what else is asked may mean something else of deleted tickets.
  const nodes = conjunctsOf(query).toSorted((a, b) => Number(isFlag(b, "deleted")) - Number(isFlag(a, "deleted")));
  for (const node of nodes) {
    const next = narrowedBy(narrowed, node, env);
    if (next === null) rest.push(node);
    else narrowed = next;
  }
  return { scope: narrowed, rest: queryOf(rest) };
}

function narrowedBy(scope: Scope, node: QueryNode, env: QueryEnv): Scope | null {
  if (node.kind === "not") return isFlag(node.node, "snoozed") ? { ...scope, isAwake: true } : null;
  if (node.kind !== "field" || node.operator !== "is") return null;
  switch (node.field) {
    case "status":
      return node.values.every(isCategory) ? withCategories(scope, node.values.filter(isCategory)) : null;
    case "state":
      return withCategories(
        scope,
        statusCategories.filter((one) => node.values.includes(stateOfCategory[one])),
      );
    case "priority":
      return withPriorities(
        scope,
        priorities.filter((one) => node.values.includes(one)),
      );
    case "is":
      return node.values.length === 1 ? withFlag(scope, node.values[0], env) : null;
    case "team":
      return withTeams(scope, node, env);
    case "assignee":
      return withAssignee(scope, node, env);
    default:
      return null;
  }
}

const isFlag = (node: QueryNode, flag: string): boolean =>
  node.kind === "field" && node.field === "is" && node.values.length === 1 && node.values[0] === flag;

const withCategories = (scope: Scope, wanted: readonly StatusCategory[]): Scope => ({
  ...scope,
  categories: statusCategories.filter((one) => wanted.includes(one) && (scope.categories?.includes(one) ?? true)),
});

const withPriorities = (scope: Scope, wanted: readonly Priority[]): Scope => ({
  ...scope,
  priorities: wanted.filter((one) => scope.priorities?.includes(one) ?? true),
});

function withFlag(scope: Scope, flag: string | undefined, env: QueryEnv): Scope | null {
  switch (flag) {
    case "active":
      return scope.isDeleted ? null : withCategories(scope, activeCategories);
    case "open":
      return withCategories(scope, ["new", "open"]);
    case "solved":
      return withCategories(scope, ["solved"]);
    case "closed":
      return withCategories(scope, ["closed"]);
    case "snoozed":
      return { ...scope, isSnoozed: true };
    case "deleted":
      return { ...scope, isDeleted: true };
    case "unassigned":
      return scope.assignee.kind === "any" ? { ...scope, assignee: { kind: "none" } } : null;
    case "mine":
      return env.me !== null && scope.assignee.kind === "any"
        ? { ...scope, assignee: { kind: "user", userId: env.me } }
        : null;
    default:
      return null;
  }
}

/** Only where the scope says nothing of teams yet: two conditions on them are two conditions. */
function withTeams(scope: Scope, { values }: FieldNode, env: QueryEnv): Scope | null {
  if (scope.teams.kind !== "all") return null;
  const named = values.filter((value) => value !== "none");
  const ids = idsOfValues(env, "team", named);
  return { ...scope, teams: { kind: "some", ids, withNone: named.length < values.length } };
}

function withAssignee(scope: Scope, { values }: FieldNode, env: QueryEnv): Scope | null {
  if (scope.assignee.kind !== "any") return null;
  const named = values.filter((value) => value !== "none");
  const ids = idsOfValues(env, "assignee", named);
  if (named.length === 0) return { ...scope, assignee: { kind: "none" } };
  const [id] = ids;
  if (named.length < values.length || ids.length !== 1 || id === undefined) return null;
  return { ...scope, assignee: { kind: "user", userId: id } };
}
