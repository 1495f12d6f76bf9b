"use client";
import { IconButton } from "@desk/ui/icon-button";
import { PaneHead } from "@desk/ui/pane-head";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { push } from "./navigation";

export type SettingsPageProps = {
  /** The area, such as Workspace. */
  area: string;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** A bar that stays at the bottom, such as Save and Discard. */
  bar?: ReactNode;
};

/** One page of the settings: head, one sentence of what it is for, body. */
export function SettingsPage({ area, title, lead, actions, children, bar }: SettingsPageProps) {
  useEffect(() => {
    document.title = `${title} · Halen Desk`;
  }, [title]);
  return (
    <>
      <PaneHead
        isWide
        headingLevel={1}
        start={
          <>
            <span className="md:hidden">
              <IconButton
                icon={ArrowLeft}
                label="All settings"
                onClick={() => push(window.location.pathname.startsWith("/admin") ? "/admin" : "/account")}
              />
            </span>
            <span className="text-ink-3 text-sm max-md:hidden">{area} /</span>
          </>
        }
        title={title}
        actions={actions}
        className="max-md:px-3"
      />
      <div className="min-h-0 flex-1 overflow-y-auto p-6 max-md:p-4">
        {lead ? <p className="mb-4 max-w-(--w-measure) text-ink-2 text-sm">{lead}</p> : null}
        {children}
      </div>
      {bar}
    </>
  );
}
