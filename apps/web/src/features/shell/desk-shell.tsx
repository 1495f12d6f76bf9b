"use client";
import { SkipLinks } from "@desk/ui/skip-links";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { applyAppearance, followSystem } from "@/lib/appearance";
import { listenForCommands } from "@/lib/keyboard/commands";
import { useLayer } from "@/lib/layers";
import { useMe } from "@/lib/me";
import { setZone } from "@/lib/time";
import { BottomBar } from "./bottom-bar";
import { useGlobalCommands } from "./global-commands";
import { OfflineBanner } from "./offline-banner";
import { Sidebar } from "./sidebar";

const CommandMenu = lazy(() => import("@/features/commands/command-menu"));
const ShortcutSheet = lazy(() => import("@/features/shell/shortcut-sheet"));
const NewTicketDialog = lazy(() => import("@/features/new-ticket/new-ticket-dialog"));

const skipLinks = [
  { target: "list", label: "Go to the list" },
  { target: "thread", label: "Go to the thread" },
  { target: "composer", label: "Go to the composer" },
];

/** Sidebar and main region of every signed-in page, and the layers that open over it. */
export function DeskShell({ children }: { children: ReactNode }) {
  const layer = useLayer();
  const preferences = useMe()?.preferences;
  useGlobalCommands();

  useEffect(() => listenForCommands(() => preferences?.singleKeyShortcuts ?? true), [preferences?.singleKeyShortcuts]);
  useEffect(() => {
    if (!preferences) return;
    setZone(preferences.locale, preferences.timeZone);
    applyAppearance(preferences);
    return followSystem(preferences);
  }, [preferences]);

  return (
    <div className="flex h-dvh flex-col">
      <SkipLinks links={skipLinks} label="Skip links" />
      <OfflineBanner />
      <div className="flex min-h-0 flex-1">
        <Sidebar />
        <main id="main" className="flex min-w-0 flex-1">
          {children}
        </main>
      </div>
      <BottomBar />
      <Suspense>
        {layer?.kind === "menu" ? <CommandMenu page={layer.page} /> : null}
        {layer?.kind === "shortcuts" ? <ShortcutSheet /> : null}
        {layer?.kind === "new-ticket" ? <NewTicketDialog /> : null}
      </Suspense>
    </div>
  );
}
