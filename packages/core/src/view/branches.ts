import {
  activeCategories,
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
} from "@desk/contracts/words";
import type { Values } from "@desk/db/statement";
import type { Actor, Ctx } from "../context";
import { isOneWay, namesOf, type Order } from "./order";
import type { Scope } from "./scope";

/** Active and awake: what stands in the queues, as their indexes have it. */
export const activeCondition =
  "t.deleted_at is null and t.category in ('new','open','pending','on_hold') and t.snoozed_until is null";

/** Part of a list that one index delivers in order: conditions, and the values its leading columns run through. */
export type Branch = {
  conditions: string[];
  /** Teams as a from-item `team(id)`, `none` for tickets without a team, or no condition on the team at all. */
  team: { from: string } | "none" | null;
  categories: readonly StatusCategory[] | null;
  priorities: readonly Priority[] | null;
};

export type Build = { ctx: Ctx; values: Values; workspace: string };

export const isActiveSet = (categories: Scope["categories"]): boolean =>
  categories?.length === activeCategories.length && activeCategories.every((one) => categories.includes(one));

/**
 * Splits a list into branches, each read in order from one index and cut at the page's length, so that a page
 * costs the same at ten thousand tickets as at a million. Null when no index gives this order, or when the index
 * gives too much that the actor may not see; then a walk looks at so many rows as it may.
 */
export function branchesOf(build: Build, scope: Scope, order: Order): Branch[] | null {
  const { actor } = build.ctx;
  const sort = namesOf(order);
  if (actor.kind === "customer" || scope.isDeleted || !isOneWay(order)) return null;
  if (sort !== "updated" && sort !== "waiting" && sort !== "priority,waiting") return null;
  const isActive = scope.isAwake && isActiveSet(scope.categories);
  const isQueue = sort !== "updated";
  const byWaiting = sort === "waiting" ? priorities : null;
  // The partial indexes hold active tickets of every category; the others have the category before the time.
  const categories = isActive ? null : (scope.categories ?? statusCategories);
  const basis: Branch = {
    conditions: [isActive ? activeCondition : "t.deleted_at is null"],
    team: null,
    categories,
    priorities: byWaiting,
  };
  if (isQueue && !isActive) {
    const isEverything = scope.categories === null && scope.teams.kind === "all" && scope.assignee.kind === "any";
    return isEverything && seesAll(actor) ? [{ ...basis, categories: null }] : null;
  }
  const teamed = (branch: Branch) => overTeams(build, scope, branch);
  const owned = (userId: string): Branch => ({
    ...basis,
    conditions: [...basis.conditions, `t.assignee_id = ${build.values.add(userId)}::uuid`],
    categories: isQueue ? null : (scope.categories ?? statusCategories),
  });
  const unassigned: Branch = { ...basis, conditions: [...basis.conditions, "t.assignee_id is null"] };
  switch (scope.assignee.kind) {
    case "queue":
      return isActive ? [owned(scope.assignee.userId), ...teamed(unassigned)] : null;
    case "user":
      return scope.teams.kind === "all" && isSeenWhole(actor, isActive, scope.assignee.userId)
        ? [owned(scope.assignee.userId)]
        : null;
    case "none":
      return isActive ? teamed(unassigned) : null;
    case "any":
      return seesAll(actor) && scope.teams.kind === "all" && !isQueue ? [everyTeam(basis, scope)] : teamed(basis);
  }
}

/**
 * A branch over teams is over those of the actor; what somebody is assigned lies in hidden teams as well. Who does not
 * see all teams reads it along the index only where hidden tickets are few: among what stands in one's own queue.
 */
const isSeenWhole = (actor: Actor, isActive: boolean, assigneeId: string): boolean =>
  seesAll(actor) || (isActive && actor.kind === "agent" && actor.userId === assigneeId);

export const seesAll = (actor: Actor): boolean =>
  actor.kind === "agent" ? actor.seesAllTeams : actor.kind !== "customer";

/** Without a condition on teams the categories come first in the index, or nothing but the time. */
const everyTeam = (basis: Branch, scope: Scope): Branch => ({ ...basis, categories: scope.categories });

/** The same branch for each team of the scope and, where the scope is not one team, for tickets without one. */
export function overTeams({ ctx, values, workspace }: Build, scope: Scope, branch: Branch): Branch[] {
  const { actor } = ctx;
  const ofActor = actor.kind === "agent" ? [...actor.teams.keys()] : [];
  const ids = (list: string[]) => ({ from: `unnest(${values.add(list)}::uuid[]) as team(id)` });
  const none: Branch = { ...branch, team: "none" };
  switch (scope.teams.kind) {
    case "all": {
      if (!seesAll(actor)) return [{ ...branch, team: ids(ofActor) }, none];
      const all = `(select w.id from teams w where w.workspace_id = ${workspace}) as team`;
      return [{ ...branch, team: { from: all } }, none];
    }
    case "mine":
      // The queue is where nobody's tickets are found; "my teams" are teams.
      return scope.assignee.kind === "queue"
        ? [{ ...branch, team: ids(ofActor) }, none]
        : [{ ...branch, team: ids(ofActor) }];
    case "one": {
      const isMine = seesAll(actor) || ofActor.includes(scope.teams.teamId);
      return [{ ...branch, team: ids(isMine ? [scope.teams.teamId] : []) }];
    }
    case "slug":
      return [{ ...branch, team: { from: teamBySlug(ctx, values, workspace, scope.teams.slug) } }];
    case "some": {
      const seen = scope.teams.ids.filter((id) => seesAll(actor) || ofActor.includes(id));
      return [{ ...branch, team: ids(seen) }, ...(scope.teams.withNone ? [none] : [])];
    }
  }
}

function teamBySlug(ctx: Ctx, values: Values, workspace: string, slug: string): string {
  const { actor } = ctx;
  const mine =
    actor.kind === "agent" && !actor.seesAllTeams
      ? ` and w.id = any(${values.add([...actor.teams.keys()])}::uuid[])`
      : "";
  return `(select w.id from teams w where w.workspace_id = ${workspace} and w.slug = ${values.add(slug)}${mine}) as team`;
}

/** The whole condition in one piece, for lists that no single index orders. */
export function wholeCondition({ ctx, values, workspace }: Build, scope: Scope): string[] {
  const conditions = [scope.isDeleted ? "t.deleted_at is not null" : "t.deleted_at is null"];
  if (scope.isSnoozed) conditions.push("t.snoozed_until is not null");
  if (scope.isAwake && isActiveSet(scope.categories) && !scope.isDeleted) conditions.push(activeCondition);
  else if (scope.categories !== null) conditions.push(`t.category = any(${values.add([...scope.categories])}::text[])`);
  conditions.push(...teamCondition({ ctx, values, workspace }, scope), ...assigneeCondition(values, scope));
  return conditions;
}

function teamCondition({ ctx, values, workspace }: Build, scope: Scope): string[] {
  const ofActor = ctx.actor.kind === "agent" ? [...ctx.actor.teams.keys()] : [];
  switch (scope.teams.kind) {
    case "all":
      return [];
    case "mine": {
      const mine = `t.team_id = any(${values.add(ofActor)}::uuid[])`;
      if (scope.assignee.kind !== "queue") return [mine];
      return [`(${mine} or t.team_id is null or t.assignee_id = ${values.add(scope.assignee.userId)}::uuid)`];
    }
    case "one":
      return [`t.team_id = ${values.add(scope.teams.teamId)}::uuid`];
    case "some": {
      const { ids, withNone } = scope.teams;
      const named = `t.team_id = any(${values.add([...ids])}::uuid[])`;
      return [withNone ? `(${named} or t.team_id is null)` : named];
    }
    case "slug":
      return [`t.team_id = (select team.id from ${teamBySlug(ctx, values, workspace, scope.teams.slug)})`];
  }
}

function assigneeCondition(values: Values, { assignee }: Scope): string[] {
  switch (assignee.kind) {
    case "any":
      return [];
    case "none":
      return ["t.assignee_id is null"];
    case "user":
      return [`t.assignee_id = ${values.add(assignee.userId)}::uuid`];
    case "queue":
      return [`(t.assignee_id is null or t.assignee_id = ${values.add(assignee.userId)}::uuid)`];
  }
}

/** What narrows every branch alike. */
export function commonConditions({ values, workspace }: Build, scope: Scope): string[] {
  const conditions: string[] = [];
  // The indexes of the queues hold nothing that is snoozed; the others do.
  if (scope.isAwake && (scope.isDeleted || !isActiveSet(scope.categories))) conditions.push("t.snoozed_until is null");
  if (scope.solvedSince !== null) {
    const since = `${values.add(scope.solvedSince)}::timestamptz`;
    // Solving is a change, so what was solved since was also changed since: a bound the index knows.
    conditions.push(`t.solved_at >= ${since}`, `t.updated_at >= ${since}`);
  }
  if (scope.priorities !== null) conditions.push(`t.priority = any(${values.add([...scope.priorities])}::text[])`);
  if (scope.requesterId !== null) conditions.push(`t.requester_id = ${values.add(scope.requesterId)}::uuid`);
  if (scope.organizationId !== null) conditions.push(`t.organization_id = ${values.add(scope.organizationId)}::uuid`);
  if (scope.label !== null) {
    conditions.push(`exists (select 1 from ticket_labels fl where fl.workspace_id = t.workspace_id and fl.ticket_id = t.id
      and fl.label_id = (select fn.id from labels fn where fn.workspace_id = ${workspace}
        and lower(fn.name) = lower(${values.add(scope.label)})))`);
  }
  return conditions;
}
