"use client";
import type { MacroContext } from "@desk/contracts/macro-words";
import type { ViewScope } from "@desk/contracts/words";
import { useMe } from "@/lib/me";

/** Where a macro is written or changed: its id, or `new`. */
export const pathOf = (macro: string): string => `/admin/macros?macro=${macro}`;

export const scopeWords: Record<ViewScope, string> = {
  everyone: "For everyone",
  team: "For a team",
  me: "Only for me",
};
export const contextWords: Record<MacroContext, string> = {
  reply: "Writing a reply",
  note: "Writing an internal note",
  new: "Opening a new ticket",
};

/** Whoever writes to customers or notes for colleagues has macros of his own. */
export function useMayWrite(): boolean {
  const permissions = useMe()?.permissions ?? [];
  return permissions.includes("ticket.reply") || permissions.includes("ticket.note");
}
