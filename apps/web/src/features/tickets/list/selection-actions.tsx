"use client";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { CircleDot, Ellipsis, type LucideIcon, Tag, UserRoundPlus } from "lucide-react";
import type { CommandId } from "@/lib/keyboard/catalogue";
import { runCommand } from "@/lib/keyboard/commands";
import { keysOf } from "@/lib/keyboard/keys";
import { usePermission } from "@/lib/me";
import { askBulk, type BulkAsk } from "../actions/bulk-dialogs";
import { useTargetActions } from "../actions/use-target-actions";
import { useTargets } from "../actions/use-targets";
import { useWorkspace } from "../workspace-context";

const actions: readonly { id: CommandId; label: string; icon: LucideIcon }[] = [
  { id: "ticket.assign", label: "Assign", icon: UserRoundPlus },
  { id: "ticket.status", label: "Status", icon: CircleDot },
  { id: "ticket.labels", label: "Labels", icon: Tag },
];

/** The same commands in the table's bar, in the narrow list and at the foot of a phone. */
export default function SelectionActions({ shape }: { shape: "buttons" | "icons" | "bar" }) {
  const more = useMoreItems();
  if (shape === "bar") {
    const place =
      "focus-inset flex min-h-(--h-touch) flex-1 flex-col items-center justify-center gap-1 font-medium text-2xs text-ink-2";
    return (
      <div className="flex h-16 shrink-0 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)]">
        {actions.map(({ id, label, icon }) => (
          <button key={id} type="button" className={place} onClick={() => runCommand(id)}>
            <Icon as={icon} size={22} />
            {label}
          </button>
        ))}
        <MenuButton label="More actions" items={more} side="top" align="end">
          {(trigger) => (
            <button type="button" className={place} {...trigger}>
              <Icon as={Ellipsis} size={22} />
              More
            </button>
          )}
        </MenuButton>
      </div>
    );
  }
  return (
    <>
      {actions.map(({ id, label, icon }) =>
        shape === "buttons" ? (
          <Button key={id} keys={keysOf(id)} onClick={() => runCommand(id)}>
            {label}
          </Button>
        ) : (
          <IconButton
            key={id}
            icon={icon}
            label={label}
            keys={keysOf(id)}
            variant="secondary"
            onClick={() => runCommand(id)}
          />
        ),
      )}
      <MenuButton label="More actions" items={more} align="end">
        {(trigger) => <IconButton icon={Ellipsis} label="More" variant="secondary" {...trigger} />}
      </MenuButton>
    </>
  );
}

function useMoreItems() {
  const canDelete = usePermission("ticket.delete");
  const canNote = usePermission("ticket.note");
  const { remove, restore } = useTargetActions();
  const targets = useTargets();
  const isBin = useWorkspace().list.state.view === "deleted";
  const ask = (what: BulkAsk) => () => askBulk(what, targets());
  return [
    { label: "Assign to me", keys: keysOf("ticket.claim"), onSelect: () => void runCommand("ticket.claim") },
    { label: "Team…", keys: keysOf("ticket.team"), onSelect: () => void runCommand("ticket.team") },
    { label: "Priority…", keys: keysOf("ticket.priority"), onSelect: () => void runCommand("ticket.priority") },
    { label: "Deal out among…", onSelect: ask("dealOut") },
    { label: "Snooze…", keys: keysOf("ticket.snooze"), onSelect: () => void runCommand("ticket.snooze") },
    ...(canNote
      ? [
          { label: "Reply or note…", onSelect: ask("write") },
          { label: "Apply macro…", onSelect: ask("macro") },
        ]
      : []),
    { label: "Solve", keys: keysOf("ticket.solve"), onSelect: () => void runCommand("ticket.solve") },
    ...(canDelete
      ? [
          { kind: "separator" as const },
          ...(isBin ? [{ label: "Restore", onSelect: () => void restore() }] : []),
          { label: "Mark as spam…", onSelect: ask("spam") },
          { label: "Delete", isDanger: true, onSelect: () => void remove() },
        ]
      : []),
  ];
}
