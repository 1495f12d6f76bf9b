"use client";
import type { TicketView } from "@desk/contracts/ticket";
import type { MenuEntry } from "@desk/ui/menu-button";
import { showToast } from "@desk/ui/toast";
import { AlarmClock, Link2, Pencil, Reply, RotateCcw, Trash2, UserPen } from "lucide-react";
import { runCommand } from "@/lib/keyboard/commands";
import { keysOf } from "@/lib/keyboard/keys";
import { useTargetActions } from "../actions/use-target-actions";
import { askFor } from "./ticket-asks";

/** What the three dots of a ticket offer; the rules behind them come with the ticket. */
export function useTicketMenu(ticket: TicketView): MenuEntry[] {
  const { remove, restore } = useTargetActions([ticket]);

  async function copyLink() {
    await navigator.clipboard.writeText(new URL(`/tickets/${ticket.number}`, window.location.href).href);
    showToast({ message: "Link copied" });
  }

  const { can } = ticket;
  return [
    { label: "Copy link", icon: Link2, keys: keysOf("ticket.copyLink"), onSelect: () => void copyLink() },
    ...(can.edit ? [{ label: "Change subject…", icon: Pencil, onSelect: () => askFor("subject") }] : []),
    ...(can.edit ? [{ label: "Change requester…", icon: UserPen, onSelect: () => askFor("requester") }] : []),
    ...(can.snooze
      ? [
          {
            label: "Snooze…",
            icon: AlarmClock,
            keys: keysOf("ticket.snooze"),
            onSelect: () => runCommand("ticket.snooze"),
          },
        ]
      : []),
    ...(can.followUp ? [{ label: "Create follow-up…", icon: Reply, onSelect: () => askFor("follow-up") }] : []),
    ...(can.delete && !ticket.deletedAt
      ? [
          { kind: "separator" as const },
          { label: "Delete", icon: Trash2, isDanger: true, onSelect: () => void remove() },
        ]
      : []),
    ...(can.restore && ticket.deletedAt
      ? [{ kind: "separator" as const }, { label: "Restore", icon: RotateCcw, onSelect: () => void restore() }]
      : []),
  ];
}
