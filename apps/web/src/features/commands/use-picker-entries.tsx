"use client";
import { priorities } from "@desk/contracts/words";
import { Avatar, NobodyAvatar } from "@desk/ui/avatar";
import { Icon } from "@desk/ui/icon";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { StatusIcon } from "@desk/ui/status-icon";
import { keepPreviousData } from "@tanstack/react-query";
import { AlarmClock, BellRing, CalendarClock, Check, Plus, Zap } from "lucide-react";
import { closeLayer, type MenuPage } from "@/lib/layers";
import { useCanCreateLabel, useDirectory, useMe } from "@/lib/me";
import { useMyZone } from "@/lib/my-zone";
import { snoozeChoices } from "@/lib/snooze-choices";
import type { TargetSource } from "@/lib/target-source";
import { teamIcon } from "@/lib/team-icon";
import { priorityWords } from "@/lib/words";
import { api } from "@/trpc/client";
import type { MenuEntry } from "./menu-entry";

export const pageWords: Record<MenuPage, string> = {
  assign: "Assign to",
  status: "Set status",
  priority: "Set priority",
  labels: "Change labels",
  team: "Assign to team",
  macro: "Apply macro",
  snooze: "Snooze until",
};

/** The nested lists: a person, a status, a priority, labels or a team for the tickets meant. */
export function usePickerEntries(source: TargetSource | null, page: MenuPage | null, query: string): MenuEntry[] {
  const { users, teams, statuses, labels } = useDirectory();
  const me = useMe()?.user.id;
  const zone = useMyZone();
  const canCreate = useCanCreateLabel();
  const q = query.trim();
  const macros = api.macro.offered.useQuery(q ? { q } : {}, {
    enabled: page === "macro",
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  if (!source) return [];
  const { targets } = source;
  const group = page ? pageWords[page] : "";
  const choose = (act: () => Promise<unknown>) => () => {
    closeLayer();
    void act();
  };

  switch (page) {
    case null:
      return [];
    case "assign":
      return [
        ...users
          .filter((user) => user.isActive)
          .toSorted((a, b) => Number(b.id === me) - Number(a.id === me))
          .map((user) => ({
            id: user.id,
            group,
            label: user.name,
            keywords: user.id === me ? "me" : "",
            context: user.id === me ? "you" : null,
            icon: <Avatar id={user.id} name={user.name} size={20} />,
            isChosen: targets.every((row) => row.assignee?.id === user.id),
            run: choose(() => source.assign(user.id)),
          })),
        {
          id: "nobody",
          group,
          label: "Nobody",
          icon: <NobodyAvatar />,
          isChosen: targets.every((row) => row.assignee === null),
          run: choose(() => source.assign(null)),
        },
      ];
    case "status":
      return statuses
        .filter(({ category, isArchived }) => category !== "new" && category !== "closed" && !isArchived)
        .map((status) => ({
          id: status.id,
          group,
          label: status.label,
          icon: <StatusIcon status={status.category} />,
          isChosen: targets.every((row) => row.statusId === status.id),
          run: choose(() => source.setStatus(status.id)),
        }));
    case "priority":
      return priorities.toReversed().map((priority) => ({
        id: priority,
        group,
        label: priorityWords[priority],
        icon: <PriorityIcon priority={priority} />,
        isChosen: targets.every((row) => row.priority === priority),
        run: choose(() => source.setPriority(priority)),
      }));
    case "macro":
      return (macros.data?.data ?? []).map((macro) => ({
        id: macro.id,
        group,
        label: macro.name,
        context: macro.team?.name ?? (macro.scope === "me" ? "mine" : null),
        icon: <Icon as={Zap} className="text-ink-2" />,
        isFound: true,
        run: choose(() => source.applyMacro(macro)),
      }));
    case "team":
      return [
        ...teams.map((team) => ({
          id: team.id,
          group,
          label: team.name,
          icon: <Icon as={teamIcon(team.icon)} className="text-ink-2" />,
          isChosen: targets.every((row) => row.teamId === team.id),
          run: choose(() => source.setTeam(team.id)),
        })),
        { id: "none", group, label: "No team", run: choose(() => source.setTeam(null)) },
      ];
    case "snooze":
      return [
        ...snoozeChoices(Date.now(), zone).map(({ id, label, at, words }) => ({
          id,
          group,
          label,
          context: <span className="figures">{words}</span>,
          icon: <Icon as={AlarmClock} className="text-ink-2" />,
          run: choose(() => source.snooze(at)),
        })),
        {
          id: "pick",
          group,
          label: "Pick date and time…",
          icon: <Icon as={CalendarClock} className="text-ink-2" />,
          run: () => {
            source.pickSnoozeTime();
            closeLayer();
          },
        },
        ...(targets.some((row) => row.snoozedUntil)
          ? [
              {
                id: "wake",
                group,
                label: "Wake now",
                icon: <Icon as={BellRing} className="text-ink-2" />,
                run: choose(() => source.snooze(null)),
              },
            ]
          : []),
      ];
    case "labels": {
      const wish = query.trim();
      const isNew = wish !== "" && !labels.some((label) => label.name.toLowerCase() === wish.toLowerCase());
      const toggle = (name: string, isOn: boolean) =>
        choose(() => source.changeLabels(isOn ? [] : [name], isOn ? [name] : []));
      return [
        ...labels.map(({ id, name }) => {
          const isOn = targets.length > 0 && targets.every((row) => row.labels.includes(name));
          return {
            id,
            group,
            label: name,
            icon: <Icon as={Check} className={isOn ? "text-accent-ink" : "invisible"} />,
            context: isOn ? "remove" : null,
            isChosen: isOn,
            run: toggle(name, isOn),
          };
        }),
        ...(isNew && canCreate
          ? [
              {
                id: "create",
                group,
                label: `Create “${wish}”`,
                icon: <Icon as={Plus} className="text-ink-2" />,
                isFound: true,
                run: toggle(wish, false),
              },
            ]
          : []),
      ];
    }
  }
}
