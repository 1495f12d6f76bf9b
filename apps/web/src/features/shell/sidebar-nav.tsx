"use client";
import { Icon } from "@desk/ui/icon";
import { NavHeading } from "@desk/ui/nav-item";
import clsx from "clsx";
import { Bookmark, MailQuestionMark, Plus, Settings, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { openLayer } from "@/lib/layers";
import { useDirectory, useMe } from "@/lib/me";
import { usePath, useQueryString } from "@/lib/navigation";
import { useViews } from "@/lib/saved-views";
import { teamIcon } from "@/lib/team-icon";
import { homeView, sidebarViews, type ViewItem } from "@/lib/views";
import { api } from "@/trpc/client";
import { NavLink } from "./nav-link";
import { useViewOrder } from "./use-view-order";

export type SidebarNavProps = { isDrawer?: boolean | undefined; onNavigate?: (() => void) | undefined };

/** Views, teams and workspace pages, with how many tickets each holds. */
export function SidebarNav({ isDrawer, onNavigate }: SidebarNavProps) {
  const current = useCurrentPlace();
  const me = useMe();
  const permissions = me?.permissions ?? [];
  // The directory names every team, since a ticket may be moved to any; a list of tickets needs access.
  const teams = useDirectory().teams.filter(
    ({ id }) => me?.seesAllTeams || me?.memberships.some(({ teamId }) => teamId === id),
  );
  const { data } = api.ticket.counts.useQuery(undefined, { staleTime: 30_000, refetchInterval: 60_000 });
  const counts = data?.counts ?? {};
  const atLeast = new Set(data?.atLeast);
  const { views, error } = useViews();
  const shown = viewsOf(views);
  const order = useViewOrder(
    shown,
    views.map(({ slug }) => slug),
  );
  const link = { isDrawer, onNavigate };
  const isManager = permissions.some((permission) => permission.endsWith(".manage") || permission === "audit.read");

  const toView = (slug: string) => ({
    href: `/views/${encodeURIComponent(slug)}`,
    count: slug === "deleted" || slug === "all" || slug === "solved" ? undefined : counts[slug],
    isAtLeast: atLeast.has(slug),
    isCurrent: current === `/views/${encodeURIComponent(slug)}`,
  });

  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-y-3 overflow-y-auto px-2 py-1 rail:gap-y-2">
      <Group isDrawer={isDrawer}>
        <NavLink {...link} {...toView(homeView.slug)} label={homeView.label} icon={homeView.icon} />
      </Group>
      <Group
        title="Views"
        isDrawer={isDrawer}
        action={
          <button
            type="button"
            aria-label="New view"
            title="New view"
            onClick={() => {
              onNavigate?.();
              openLayer({ kind: "view", view: null, start: {} });
            }}
            className="-me-1 flex size-6 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink max-md:size-11"
          >
            <Icon as={Plus} size={14} />
          </button>
        }
      >
        {shown.map((view) => (
          <NavLink
            key={view.slug}
            {...link}
            {...toView(view.slug)}
            label={view.label}
            icon={view.icon}
            isTarget={order.over === view.slug}
            {...order.handlers(view.slug)}
          />
        ))}
        {error === null ? null : (
          <p className="px-2 py-1 text-ink-3 text-xs rail:hidden">
            Your saved views did not load. Reload to try again.
          </p>
        )}
      </Group>
      {teams.length > 0 ? (
        <Group title="Teams" isDrawer={isDrawer}>
          {teams.map((team) => (
            <NavLink
              key={team.id}
              {...link}
              {...toView(`team-${team.slug}`)}
              label={team.name}
              icon={teamIcon(team.icon)}
            />
          ))}
        </Group>
      ) : null}
      <Group title="Workspace" isDrawer={isDrawer}>
        {permissions.includes("customer.read") ? (
          <NavLink
            {...link}
            href="/customers"
            label="Customers"
            icon={UsersRound}
            isCurrent={current === "/customers" || current === "/organizations"}
          />
        ) : null}
        {permissions.includes("mail.manage") ? <SuspendedLink {...link} /> : null}
        {isManager ? (
          <NavLink
            {...link}
            href="/admin/workspace"
            label="Settings"
            icon={Settings}
            isCurrent={current === "/admin"}
          />
        ) : null}
      </Group>
    </nav>
  );
}

/** Mail that waits for a decision; only while there is some. */
function SuspendedLink(link: SidebarNavProps) {
  const { data } = api.mailHealth.get.useQuery(undefined, { staleTime: 30_000, refetchInterval: 60_000 });
  const count = data?.suspended ?? 0;
  if (count === 0) return null;
  return (
    <NavLink
      {...link}
      href="/admin/suspended"
      label="Suspended mail"
      icon={MailQuestionMark}
      count={count}
      isCurrent={false}
    />
  );
}

const builtIn = new Map(sidebarViews.map((view) => [view.slug, view]));

/** Built-in and saved views in my order; the built-in ones are there before the others have come. */
function viewsOf(views: ReturnType<typeof useViews>["views"]): readonly ViewItem[] {
  if (views.length === 0) return sidebarViews;
  return views.flatMap(({ slug, name, kind }) =>
    kind === "saved" ? [{ slug, label: name, icon: Bookmark }] : (builtIn.get(slug) ?? []),
  );
}

type GroupProps = { title?: string; isDrawer?: boolean | undefined; action?: ReactNode; children: ReactNode };

function Group({ title, isDrawer, action, children }: GroupProps) {
  return (
    <section className={clsx(!isDrawer && title && "rail:border-line rail:border-t rail:pt-2")}>
      {title ? (
        <div className={clsx("flex items-end justify-between pe-1", !isDrawer && "rail:sr-only")}>
          <NavHeading>{title}</NavHeading>
          {action}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** The sidebar entry we stand on: a view, also while one of its tickets is open, or an area. */
function useCurrentPlace(): string {
  const path = usePath();
  const query = useQueryString();
  if (path.startsWith("/views/")) return path;
  if (path.startsWith("/tickets/")) return `/views/${encodeURIComponent(new URLSearchParams(query).get("view") ?? "")}`;
  return `/${path.split("/")[1] ?? ""}`;
}
