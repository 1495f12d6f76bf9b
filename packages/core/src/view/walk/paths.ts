import { priorities, statusCategories } from "@desk/contracts/words";
import { activeCondition, type Branch, type Build, isActiveSet, overTeams, seesAll } from "../branches";
import { isActive, type Order } from "../order";
import type { Scope } from "../scope";
import { fixedCategory, fixedRung, isQueue, presentCondition, type Segment } from "./segments";

/**
 * The ways through the indexes by which the rows of a stretch come in order. Together they pass every ticket of the
 * scope, and some others too: what they pass is compared with the whole condition, so a way need not be exact.
 */
export function pathsOf(build: Build, scope: Scope, order: Order, segment: Segment): Branch[] {
  const category = fixedCategory(order, segment);
  const within =
    category === null ? scope.categories : [category].filter((one) => scope.categories?.includes(one) ?? true);
  if (within?.length === 0) return [];
  const narrowed: Scope = { ...scope, categories: within };
  const present = presentCondition(order, segment);
  const branches = waysOf(build, narrowed, order, segment, fixedRung(order, segment));
  return branches.map((branch) => ({ ...branch, conditions: [...branch.conditions, ...present] }));
}

const plain = (...conditions: string[]): Branch => ({ conditions, team: null, categories: null, priorities: null });

function waysOf(build: Build, scope: Scope, order: Order, segment: Segment, rung: string | null): Branch[] {
  const key = order.keys[segment.lead];
  const bin = scope.isDeleted ? "t.deleted_at is not null" : "t.deleted_at is null";
  if (isQueue(order.keys, segment.lead)) return queueWays(build, scope, plain());
  switch (key?.by) {
    case "waiting":
      return queueWays(build, scope, ofRung(build, rung));
    case "updated":
      return scope.isDeleted ? [plain(bin)] : changeWays(build, scope);
    case "created":
      return [plain(bin, ...requesterConditions(build, scope))];
    case "solved":
    case "snoozed":
    case "number":
    case "priority":
    case "status":
    case undefined:
      return [plain(bin)];
  }
}

function requesterConditions({ values }: Build, { requesterId, organizationId }: Scope): string[] {
  if (requesterId !== null) return [`t.requester_id = ${values.add(requesterId)}::uuid`];
  return organizationId === null ? [] : [`t.organization_id = ${values.add(organizationId)}::uuid`];
}

/** Only awake tickets stand in the indexes of the queues. */
const isAwakeScope = ({ isAwake, categories }: Scope): boolean => isAwake && (categories?.every(isActive) ?? false);

/** Of one urgency, or of each, the index goes on by waiting. */
const ofRung = ({ values }: Build, rung: string | null): Branch =>
  rung === null ? { ...plain(), priorities } : plain(`t.priority_order = ${values.add(rung)}::smallint`);

/** By urgency and waiting, or within an urgency by waiting alone. */
function queueWays({ ctx, values, workspace }: Build, scope: Scope, basis: Branch): Branch[] {
  const build = { ctx, values, workspace };
  const having = (...conditions: string[]): Branch => ({ ...basis, conditions: [...basis.conditions, ...conditions] });
  if (scope.isDeleted) return [having("t.deleted_at is not null")];
  const live = having("t.deleted_at is null");
  if (!isAwakeScope(scope)) return [live];
  const { assignee, teams } = scope;
  const owned = (userId: string) => having(activeCondition, `t.assignee_id = ${values.add(userId)}::uuid`);
  const unassigned = having(activeCondition, "t.assignee_id is null");
  switch (assignee.kind) {
    case "user":
      return [owned(assignee.userId)];
    case "none":
      return overTeams(build, scope, unassigned);
    case "queue":
      return [owned(assignee.userId), ...overTeams(build, scope, unassigned)];
    case "any":
      return teams.kind === "all" && seesAll(ctx.actor) ? [live] : overTeams(build, scope, having(activeCondition));
  }
}

/** By the newest change. */
function changeWays(build: Build, scope: Scope): Branch[] {
  const { values } = build;
  const { assignee, teams, categories } = scope;
  const live = plain("t.deleted_at is null");
  const all = categories ?? statusCategories;
  const owned = (userId: string): Branch => ({
    ...plain(...live.conditions, `t.assignee_id = ${values.add(userId)}::uuid`),
    categories: all,
  });
  const isAwake = isAwakeScope(scope);
  const unassigned = plain(activeCondition, "t.assignee_id is null");
  if (assignee.kind === "user") return [owned(assignee.userId)];
  if (isAwake && assignee.kind === "none") return overTeams(build, scope, unassigned);
  if (isAwake && assignee.kind === "queue") return [owned(assignee.userId), ...overTeams(build, scope, unassigned)];
  if (teams.kind === "all" && seesAll(build.ctx.actor)) return [{ ...live, categories }];
  if (isAwake && isActiveSet(categories)) return overTeams(build, scope, plain(activeCondition));
  return overTeams(build, scope, { ...live, categories: all });
}
