"use client";
import type { MenuEntry } from "@desk/ui/menu-button";
import { ArrowDown, ArrowUp, CopyPlus, Pencil, Save, Star, StarOff, Trash2 } from "lucide-react";
import { useTeamDefault } from "@/features/views/use-team-default";
import { useViewActions } from "@/features/views/use-view-actions";
import { openLayer } from "@/lib/layers";
import { moved } from "@/lib/moved";
import { useViews } from "@/lib/saved-views";
import { homeView } from "@/lib/views";
import { useWorkspace } from "../workspace-context";
import { startOf } from "./view-changes";

/** What can be done with the view that is shown. */
export function useViewMenu(): MenuEntry[] {
  const { list } = useWorkspace();
  const { saved } = list.shown;
  const actions = useViewActions();
  const defaults = useTeamDefault(list.state.view);

  const { views } = useViews();
  const slugs = views.map(({ slug }) => slug);
  const movable = views.filter(({ kind, slug }) => (kind === "builtIn" || kind === "saved") && slug !== homeView.slug);
  const place = movable.findIndex(({ slug }) => slug === list.state.view);
  function move(by: number) {
    const order = moved(
      movable.map(({ slug }) => slug),
      place,
      by,
    );
    actions.reorder([...order, ...slugs.filter((slug) => !order.includes(slug))]);
  }
  const moves: MenuEntry[] =
    place < 0
      ? []
      : [
          { kind: "separator" },
          { label: "Move up in the sidebar", icon: ArrowUp, isDisabled: place === 0, onSelect: () => move(-1) },
          {
            label: "Move down in the sidebar",
            icon: ArrowDown,
            isDisabled: place === movable.length - 1,
            onSelect: () => move(1),
          },
        ];

  const own: MenuEntry[] = saved
    ? [
        ...(saved.can.edit
          ? [{ label: "Edit view…", icon: Pencil, onSelect: () => openLayer({ kind: "view", view: saved, start: {} }) }]
          : []),
        { label: "Duplicate", icon: CopyPlus, onSelect: () => void actions.duplicate(saved).catch(() => undefined) },
      ]
    : [];
  const removal: MenuEntry[] = saved?.can.edit
    ? [
        { kind: "separator" },
        {
          label: "Delete view",
          icon: Trash2,
          isDanger: true,
          onSelect: () => void actions.remove(saved).catch(() => undefined),
        },
      ]
    : [];
  return [
    ...own,
    {
      label: "Save as a new view…",
      icon: Save,
      onSelect: () => openLayer({ kind: "view", view: null, start: startOf(list.shown) }),
    },
    ...(defaults.length > 0 ? [{ kind: "separator" as const }] : []),
    ...defaults.map(({ team, isDefault, toggle }) => ({
      label: isDefault ? `No longer the first view of ${team}` : `First view of ${team}`,
      icon: isDefault ? StarOff : Star,
      onSelect: toggle,
    })),
    ...moves,
    ...removal,
  ];
}
