import type { Grouping } from "@desk/contracts/view-words";
import { priorities, statusCategories } from "@desk/contracts/words";
import type { Plan } from "../plan";
import { both, type Scope } from "../scope";
import type { Group } from "./find";

/** The part of a list with one value, or null where the list asks for another one. */
export function withinGroup(plan: Plan, by: Grouping, group: Group): Plan | null {
  const scope = scopeWithin(plan.scope, by, group);
  return scope === null ? null : { ...plan, scope };
}

function scopeWithin(scope: Scope, by: Grouping, { key, slug }: Group): Scope | null {
  switch (by) {
    case "status": {
      const categories = (scope.categories ?? statusCategories).filter((one) => one === key);
      return categories.length === 0 ? null : { ...scope, categories };
    }
    case "priority": {
      const wanted = (scope.priorities ?? priorities).filter((one) => one === key);
      return wanted.length === 0 ? null : { ...scope, priorities: wanted };
    }
    case "assignee":
      return {
        ...scope,
        assignee: both(scope.assignee, key === "none" ? { kind: "none" } : { kind: "user", userId: key }),
      };
    case "team":
      return isTeamOf(scope, key, slug) ? { ...scope, teams: oneTeam(key) } : null;
    case "requester":
      return scope.requesterId === null || scope.requesterId === key ? { ...scope, requesterId: key } : null;
  }
}

const oneTeam = (key: string): Scope["teams"] =>
  key === "none" ? { kind: "some", ids: [], withNone: true } : { kind: "some", ids: [key], withNone: false };

/** Groups come from the teams one sees, `isMine` of them those one is in. */
function isTeamOf({ teams, assignee }: Scope, key: string, slug: Group["slug"]): boolean {
  switch (teams.kind) {
    case "all":
      return true;
    case "mine":
      return key === "none" ? assignee.kind === "queue" : slug?.isMine === true;
    case "one":
      return teams.teamId === key;
    case "slug":
      return teams.slug === slug?.name;
    case "some":
      return key === "none" ? teams.withNone : teams.ids.includes(key);
  }
}
