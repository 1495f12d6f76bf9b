"use client";
import { NavHeading } from "@desk/ui/nav-item";
import clsx from "clsx";
import { MailQuestionMark, Settings, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useDirectory, useMe } from "@/lib/me";
import { usePath, useQueryString } from "@/lib/navigation";
import { teamIcon } from "@/lib/team-icon";
import { homeView, sidebarViews } from "@/lib/views";
import { api } from "@/trpc/client";
import { NavLink } from "./nav-link";

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
  const link = { isDrawer, onNavigate };
  const isManager = permissions.some((permission) => permission.endsWith(".manage") || permission === "audit.read");

  const toView = (slug: string) => ({
    href: `/views/${slug}`,
    count: slug === "deleted" || slug === "all" || slug === "solved" ? undefined : counts[slug],
    isCurrent: current === `/views/${slug}`,
  });

  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-y-3 overflow-y-auto px-2 py-1 rail:gap-y-2">
      <Group isDrawer={isDrawer}>
        <NavLink {...link} {...toView(homeView.slug)} label={homeView.label} icon={homeView.icon} />
      </Group>
      <Group title="Views" isDrawer={isDrawer}>
        {sidebarViews.map((view) => (
          <NavLink key={view.slug} {...link} {...toView(view.slug)} label={view.label} icon={view.icon} />
        ))}
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

function Group({ title, isDrawer, children }: { title?: string; isDrawer?: boolean | undefined; children: ReactNode }) {
  return (
    <section className={clsx(!isDrawer && title && "rail:border-line rail:border-t rail:pt-2")}>
      {title ? (
        <div className={clsx(!isDrawer && "rail:sr-only")}>
          <NavHeading>{title}</NavHeading>
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
  if (path.startsWith("/tickets/")) return `/views/${new URLSearchParams(query).get("view") ?? ""}`;
  return `/${path.split("/")[1] ?? ""}`;
}
