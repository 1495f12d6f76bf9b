"use client";
import { IconButton } from "@desk/ui/icon-button";
import { PaneHead } from "@desk/ui/pane-head";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "./link";
import { push } from "./navigation";

export type SettingsPageProps = {
  /** The area, such as Workspace. */
  area: string;
  title: string;
  /** The page this one is a part of, such as the list that it belongs to. */
  parent?: { label: string; href: string } | undefined;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** A bar that stays at the bottom, such as Save and Discard. */
  bar?: ReactNode;
};

/** One page of the settings: head, one sentence of what it is for, body. */
export function SettingsPage({ area, title, parent, lead, actions, children, bar }: SettingsPageProps) {
  return (
    <>
      <title>{`${title} · Halen Desk`}</title>
      <PaneHead
        isWide
        headingLevel={1}
        start={
          <>
            <span className="md:hidden">
              <IconButton
                icon={ArrowLeft}
                label={parent?.label ?? "All settings"}
                onClick={() =>
                  push(parent?.href ?? (window.location.pathname.startsWith("/admin") ? "/admin" : "/account"))
                }
              />
            </span>
            <span className="shrink-0 text-ink-3 text-sm max-md:hidden">{area} /</span>
            {parent ? (
              <span className="shrink-0 text-ink-3 text-sm max-md:hidden">
                <Link href={parent.href} className="hover:text-ink">
                  {parent.label}
                </Link>{" "}
                /
              </span>
            ) : null}
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
