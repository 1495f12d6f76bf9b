"use client";
import { Icon } from "@desk/ui/icon";
import { StatusIcon } from "@desk/ui/status-icon";
import {
  AlarmClock,
  CircleCheck,
  CircleDot,
  Copy,
  CornerDownLeft,
  Keyboard,
  Link2,
  ListStart,
  type LucideIcon,
  PanelLeft,
  Settings,
  SignalHigh,
  SquarePen,
  Tag,
  Undo2,
  UserRoundCheck,
  UserRoundPlus,
  UsersRound,
  Zap,
} from "lucide-react";
import { type CommandId, entryOf } from "@/lib/keyboard/catalogue";
import { runCommand, useActiveCommands } from "@/lib/keyboard/commands";
import { keysOf } from "@/lib/keyboard/keys";
import { closeLayer, type MenuPage } from "@/lib/layers";
import { useDirectory, useMe } from "@/lib/me";
import { push } from "@/lib/navigation";
import { recentTickets } from "@/lib/recent-tickets";
import type { TargetSource } from "@/lib/target-source";
import { teamIcon } from "@/lib/team-icon";
import { homeView, sidebarViews } from "@/lib/views";
import type { MenuEntry } from "./menu-entry";

type Offered = { id: CommandId; icon: LucideIcon; page?: MenuPage };

const onTickets: readonly Offered[] = [
  { id: "ticket.assign", icon: UserRoundPlus, page: "assign" },
  { id: "ticket.claim", icon: UserRoundCheck },
  { id: "ticket.team", icon: UsersRound, page: "team" },
  { id: "ticket.status", icon: CircleDot, page: "status" },
  { id: "ticket.priority", icon: SignalHigh, page: "priority" },
  { id: "ticket.labels", icon: Tag, page: "labels" },
  { id: "ticket.macro", icon: Zap, page: "macro" },
  { id: "ticket.snooze", icon: AlarmClock, page: "snooze" },
  { id: "ticket.solve", icon: CircleCheck },
  { id: "ticket.solveNext", icon: CircleCheck },
  { id: "ticket.reply", icon: CornerDownLeft },
  { id: "ticket.note", icon: CornerDownLeft },
  { id: "ticket.copyNumber", icon: Copy },
  { id: "ticket.copyLink", icon: Link2 },
];
const everywhere: readonly Offered[] = [
  { id: "ticket.new", icon: SquarePen },
  { id: "queue.next", icon: ListStart },
  { id: "action.undo", icon: Undo2 },
  { id: "sidebar.toggle", icon: PanelLeft },
  { id: "shortcuts.show", icon: Keyboard },
];

const glyph = (icon: LucideIcon) => <Icon as={icon} className="text-ink-2" />;

/** The first page of the menu: actions that fit, recent tickets, places. */
export function useEntries(source: TargetSource | null, toPage: (page: MenuPage) => void): MenuEntry[] {
  const active = useActiveCommands();
  const { teams } = useDirectory();
  const me = useMe();
  const targets = source?.targets ?? [];
  const isManager = me?.permissions.includes("workspace.manage") ?? false;
  const group = targets.length > 1 ? "Selected tickets" : "This ticket";

  const toEntry = (offered: Offered, into: string): MenuEntry[] => {
    const { id, icon, page } = offered;
    if (!active.includes(id)) return [];
    return [
      {
        id,
        group: into,
        label: entryOf(id).label,
        icon: glyph(icon),
        keys: keysOf(id),
        staysOpen: page !== undefined,
        context:
          id === "ticket.claim" && targets.every((row) => row.assignee?.id === me?.user.id) ? "already yours" : null,
        run: () => {
          if (page) return toPage(page);
          closeLayer();
          // The dialog gives the focus back first, so that the command finds it where it was.
          setTimeout(() => runCommand(id), 0);
        },
      },
    ];
  };

  const goTo = (href: string, label: string, icon: LucideIcon, context: string | null = null): MenuEntry => ({
    id: href,
    group: "Go to",
    label,
    icon: glyph(icon),
    context,
    run: () => {
      closeLayer();
      push(href);
    },
  });

  return [
    ...(targets.length > 0 ? onTickets.flatMap((each) => toEntry(each, group)) : []),
    ...recentTickets().map((ticket) => ({
      id: `recent-${ticket.number}`,
      group: "Recent tickets",
      label: `#${ticket.number} ${ticket.subject}`,
      icon: <StatusIcon status={ticket.status} />,
      run: () => {
        closeLayer();
        push(`/tickets/${ticket.number}`);
      },
    })),
    ...everywhere.flatMap((each) => toEntry(each, "Commands")),
    ...[homeView, ...sidebarViews].map((view) => goTo(`/views/${view.slug}`, view.label, view.icon)),
    ...teams.map((team) => goTo(`/views/team-${team.slug}`, team.name, teamIcon(team.icon), "Team")),
    goTo("/customers", "Customers", UsersRound),
    goTo("/account/profile", "Account", UserRoundCheck),
    ...(isManager ? [goTo("/admin/workspace", "Settings", Settings)] : []),
  ];
}
