"use client";
import { SkipLinks } from "@desk/ui/skip-links";
import clsx from "clsx";
import { type ReactNode, useEffect } from "react";
import { replace, usePath } from "@/lib/navigation";
import { SettingsNavigation } from "./settings-navigation";

/**
 * The settings navigation takes the place of the sidebar. On a phone the navigation is a page of its own:
 * `/account` and `/admin` show it, every page has a way back to it.
 */
export function SettingsShell({ children }: { children: ReactNode }) {
  const path = usePath();
  const isIndex = path === "/account" || path === "/admin";
  useEffect(() => {
    if (isIndex && window.matchMedia("(min-width: 48rem)").matches) {
      replace(path === "/admin" ? "/admin/workspace" : "/account/profile");
    }
  }, [isIndex, path]);

  return (
    <div className="flex h-dvh">
      <SkipLinks label="Skip" links={[{ target: "main", label: "Skip to content" }]} />
      <SettingsNavigation
        path={path}
        className={clsx(
          "flex w-(--w-sidebar) shrink-0 flex-col border-line border-e bg-sunken max-md:w-full",
          !isIndex && "max-md:hidden",
        )}
      />
      <main id="main" className={clsx("flex min-w-0 flex-1 flex-col", isIndex && "max-md:hidden")}>
        {children}
      </main>
    </div>
  );
}
