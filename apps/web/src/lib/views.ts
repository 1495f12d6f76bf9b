import {
  AlarmClock,
  Archive,
  CircleCheck,
  CircleUserRound,
  Inbox,
  Layers,
  type LucideIcon,
  Reply,
  Trash2,
  UserRoundX,
  UsersRound,
} from "lucide-react";

export type ViewItem = { slug: string; label: string; icon: LucideIcon };

export const homeView: ViewItem = { slug: "my-queue", label: "My queue", icon: Inbox };

/** The built-in views in the order of the sidebar. */
export const sidebarViews: readonly ViewItem[] = [
  { slug: "mine", label: "Assigned to me", icon: CircleUserRound },
  { slug: "unassigned", label: "Unassigned", icon: UserRoundX },
  { slug: "my-teams", label: "My teams", icon: UsersRound },
  { slug: "pending", label: "Waiting", icon: Reply },
  { slug: "solved", label: "Recently solved", icon: CircleCheck },
  { slug: "all-open", label: "All open", icon: Layers },
  { slug: "all", label: "All tickets", icon: Archive },
  { slug: "snoozed", label: "Snoozed", icon: AlarmClock },
  { slug: "deleted", label: "Deleted", icon: Trash2 },
];

const labels = new Map([homeView, ...sidebarViews].map((view) => [view.slug, view.label]));

/** Whether a slug belongs to a saved view: neither built in, nor a team's, nor the search page. */
export const isOwnSlug = (slug: string): boolean =>
  slug !== "" && slug !== "search" && !slug.startsWith("team-") && !labels.has(slug);

type Named = { slug: string; name: string };

/** The name of a view; team views take the team's, saved ones their own. */
export function viewLabel(slug: string, teams: readonly Named[], saved: readonly Named[] = []): string {
  if (slug === "search") return "Search";
  if (slug.startsWith("team-")) return teams.find((team) => `team-${team.slug}` === slug)?.name ?? "Team";
  return labels.get(slug) ?? saved.find((view) => view.slug === slug)?.name ?? "View";
}
