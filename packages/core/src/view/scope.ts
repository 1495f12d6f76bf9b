import type { TicketFilter } from "@desk/contracts/ticket";
import type { SortKey } from "@desk/contracts/view";
import {
  activeCategories,
  type BuiltInView,
  builtInViews,
  type Priority,
  type StatusCategory,
  statusCategories,
} from "@desk/contracts/words";
import type { Actor, Ctx } from "../context";
import { forbidden, invalid, notFound } from "../error";

/** Which teams a list spans. `mine` are those with a row of mine; tickets without a team are everybody's. */
type TeamSpan =
  | { kind: "all" }
  | { kind: "mine" }
  | { kind: "one"; teamId: string }
  | { kind: "slug"; slug: string }
  | { kind: "some"; ids: readonly string[]; withNone: boolean };

/** What a view or filter asks for, before it becomes SQL. */
export type Scope = {
  isDeleted: boolean;
  /** Without what is snoozed: out of the queues until it wakes. */
  isAwake: boolean;
  isSnoozed: boolean;
  /** Null means all. */
  categories: readonly StatusCategory[] | null;
  teams: TeamSpan;
  assignee: { kind: "any" } | { kind: "none" } | { kind: "user"; userId: string } | { kind: "queue"; userId: string };
  solvedSince: string | null;
  priorities: readonly Priority[] | null;
  requesterId: string | null;
  organizationId: string | null;
  label: string | null;
};

const solvedDays = 30;
export const everything: Scope = {
  isDeleted: false,
  isAwake: false,
  isSnoozed: false,
  categories: null,
  teams: { kind: "all" },
  assignee: { kind: "any" },
  solvedSince: null,
  priorities: null,
  requesterId: null,
  organizationId: null,
  label: null,
};

/** What stands in the queues. */
const active: Scope = { ...everything, isAwake: true, categories: activeCategories };

/** No user has this id: the assignee of views that are empty. */
const nobody = { kind: "user", userId: "00000000-0000-0000-0000-000000000000" } as const;

export const isBuiltIn = (slug: string): slug is BuiltInView => builtInViews.some((view) => view === slug);
const userOf = (actor: Actor): string | null => (actor.kind === "agent" ? actor.userId : null);

/** The scope of a view by its slug. Views of one's own are empty for whoever is not a person. */
export function scopeOfView(ctx: Ctx, slug: string): Scope {
  if (slug.startsWith("team-")) {
    return { ...active, teams: { kind: "slug", slug: slug.slice(5) } };
  }
  if (!isBuiltIn(slug)) throw notFound("The view");
  const me = userOf(ctx.actor);
  switch (slug) {
    case "my-queue":
      return {
        ...active,
        assignee: me === null ? nobody : { kind: "queue", userId: me },
        teams: { kind: "mine" },
      };
    case "mine":
      return { ...active, assignee: me === null ? nobody : { kind: "user", userId: me } };
    case "unassigned":
      return { ...active, assignee: { kind: "none" } };
    case "my-teams":
      return { ...active, teams: { kind: "mine" } };
    case "pending":
      return { ...everything, categories: ["pending", "on_hold"] };
    case "solved":
      return { ...everything, categories: ["solved"], solvedSince: solvedSince(ctx) };
    case "all-open":
      return active;
    case "all":
      return everything;
    case "snoozed":
      return { ...everything, isSnoozed: true };
    case "deleted":
      return { ...everything, isDeleted: true };
  }
}

export const solvedSince = (ctx: Ctx): string => new Date(ctx.now().getTime() - solvedDays * 86_400_000).toISOString();

/** The queue begins with what is most urgent, the snoozed with what wakes next, everything else with the newest change. */
export function defaultSort(view: string | undefined): SortKey[] {
  if (view === "my-queue") return [{ by: "priority", order: "desc" }];
  return [view === "snoozed" ? { by: "snoozed", order: "asc" } : { by: "updated", order: "desc" }];
}

/** A view narrowed by the filter's other fields. */
export function scopeOf(ctx: Ctx, filter: TicketFilter, scope: Scope): Scope {
  if (ctx.actor.kind === "customer") return scopeOfCustomer(filter);
  return {
    ...scope,
    categories: narrow(scope.categories, filter.status),
    priorities: filter.priority ?? null,
    teams: filter.teamId === undefined ? scope.teams : { kind: "one", teamId: filter.teamId },
    assignee:
      filter.assigneeId === undefined ? scope.assignee : both(scope.assignee, assigneeOf(ctx.actor, filter.assigneeId)),
    requesterId: filter.requesterId ?? null,
    organizationId: filter.organizationId ?? null,
    label: filter.label ?? null,
  };
}

/** Customers list what is theirs by status alone: a filter by a property would tell them its value. */
function scopeOfCustomer({ status, view, q, query, ...properties }: TicketFilter): Scope {
  const isPlain = Object.values(properties).every((value) => value === undefined);
  if (!isPlain || (view !== undefined && view !== "all"))
    throw forbidden("Customers list their tickets by status only.");
  const shown = status?.flatMap((one): StatusCategory[] => (one === "open" ? ["open", "on_hold"] : [one]));
  return {
    ...everything,
    categories: narrow(
      null,
      shown?.filter((one) => one !== "on_hold" || status?.includes("open")),
    ),
  };
}

function narrow(categories: Scope["categories"], status: readonly StatusCategory[] | undefined): Scope["categories"] {
  if (status === undefined || status.length === 0) return categories;
  return statusCategories.filter((one) => status.includes(one) && (categories === null || categories.includes(one)));
}

/** Whoever a view names and a filter names as well; a queue is of one person and of nobody. */
export function both(ofView: Scope["assignee"], asked: Scope["assignee"]): Scope["assignee"] {
  const isSame = ofView.kind === asked.kind && (asked.kind !== "user" || userIn(ofView) === asked.userId);
  const isInQueue = ofView.kind === "queue" && (asked.kind === "none" || userIn(ofView) === userIn(asked));
  return ofView.kind === "any" || isSame || isInQueue ? asked : nobody;
}
const userIn = (assignee: Scope["assignee"]): string | null => ("userId" in assignee ? assignee.userId : null);

function assigneeOf(actor: Actor, assigneeId: string): Scope["assignee"] {
  if (assigneeId === "none") return { kind: "none" };
  if (assigneeId !== "me") return { kind: "user", userId: assigneeId };
  const me = userOf(actor);
  if (me === null) throw invalid("assigneeId", "Only a person can ask for `me`. Give an id.");
  return { kind: "user", userId: me };
}
