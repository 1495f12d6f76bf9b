"use client";
import { SkipLinks } from "@desk/ui/skip-links";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { applyAppearance, followSystem } from "@/lib/appearance";
import { listenForCommands } from "@/lib/keyboard/commands";
import { useLayer } from "@/lib/layers";
import { useMe } from "@/lib/me";
import { type Place, usePlaces } from "@/lib/places";
import { setZone } from "@/lib/time";
import { BottomBar } from "./bottom-bar";
import { useGlobalCommands } from "./global-commands";
import { OfflineBanner } from "./offline-banner";
import { Sidebar } from "./sidebar";

const loadCommandMenu = () => import("@/features/commands/command-menu");
const CommandMenu = lazy(loadCommandMenu);
const JobPanel = lazy(() => import("@/features/jobs/job-panel"));
const ShortcutSheet = lazy(() => import("@/features/shell/shortcut-sheet"));
const ViewEditor = lazy(() => import("@/features/views/view-editor"));
const NewTicketDialog = lazy(() => import("@/features/new-ticket/new-ticket-dialog"));

const placeWords: Record<Place, string> = {
  list: "Go to the list",
  thread: "Go to the thread",
  composer: "Go to the composer",
};

/** Sidebar and main region of every signed-in page, and the layers that open over it. */
export function DeskShell({ children }: { children: ReactNode }) {
  const layer = useLayer();
  const preferences = useMe()?.preferences;
  const places = usePlaces();
  const [isSettled, setSettled] = useState(false);
  useGlobalCommands();

  useEffect(() => listenForCommands(() => preferences?.singleKeyShortcuts ?? true), [preferences?.singleKeyShortcuts]);
  useEffect(() => {
    // Fetched while nothing else is to do, so that Ctrl+K opens at once.
    window.requestIdleCallback?.(() => void loadCommandMenu(), { timeout: 5_000 });
    // What runs in the background is looked for once the page itself stands.
    const timer = setTimeout(() => setSettled(true), 1_500);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (!preferences) return;
    setZone(preferences.locale, preferences.timeZone);
    applyAppearance(preferences);
    return followSystem(preferences);
  }, [preferences]);

  return (
    <div className="flex h-dvh flex-col">
      <SkipLinks
        label="Skip links"
        links={[
          { target: "main", label: "Go to the content" },
          ...places.map((target) => ({ target, label: placeWords[target] })),
        ]}
      />
      <OfflineBanner />
      <div className="flex min-h-0 flex-1">
        <Sidebar />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <BottomBar />
      <Suspense>{isSettled ? <JobPanel /> : null}</Suspense>
      <Suspense>
        {layer?.kind === "menu" ? <CommandMenu page={layer.page} /> : null}
        {layer?.kind === "shortcuts" ? <ShortcutSheet /> : null}
        {layer?.kind === "new-ticket" ? <NewTicketDialog /> : null}
        {layer?.kind === "view" ? <ViewEditor view={layer.view} start={layer.start} /> : null}
      </Suspense>
    </div>
  );
}
