"use client";
import type { MenuEntry } from "@desk/ui/menu-button";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { keysOf } from "@/lib/keyboard/keys";
import { openLayer } from "@/lib/layers";
import { useMe } from "@/lib/me";
import { push } from "@/lib/navigation";
import { signOut } from "@/lib/session";
import { useSetTheme } from "./use-set-theme";

const themes = [
  { id: "system", label: "As the system", icon: Monitor },
  { id: "light", label: "Light", icon: Sun },
  { id: "dark", label: "Dark", icon: Moon },
] as const;

/** The entries of the account menu: account, theme, shortcuts, sign out. */
export function useAccountMenu(): MenuEntry[] {
  const theme = useMe()?.preferences.theme ?? "system";
  const setTheme = useSetTheme();
  return [
    { label: "Account", icon: UserRound, onSelect: () => push("/account/profile") },
    {
      label: "Keyboard shortcuts",
      icon: Keyboard,
      keys: keysOf("shortcuts.show"),
      onSelect: () => openLayer({ kind: "shortcuts" }),
    },
    { kind: "separator" },
    { kind: "heading", label: "Theme" },
    ...themes.map(({ id, label, icon }) => ({ label, icon, isChecked: theme === id, onSelect: () => setTheme(id) })),
    { kind: "separator" },
    { label: "Sign out", icon: LogOut, onSelect: () => void signOut() },
  ];
}
