"use client";
import { IconButton } from "@desk/ui/icon-button";
import { PaneHead } from "@desk/ui/pane-head";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { push } from "@/lib/navigation";

export type ProfilePageProps = {
  back: { href: string; label: string };
  title: string;
  actions?: ReactNode;
  aside: ReactNode;
  children: ReactNode;
};

/** Somebody's facts beside the tickets they have. */
export function ProfilePage({ back, title, actions, aside, children }: ProfilePageProps) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <title>{`${title} · Halen Desk`}</title>
      <PaneHead
        isWide
        headingLevel={1}
        start={<IconButton icon={ArrowLeft} label={back.label} onClick={() => push(back.href)} />}
        title={<bdi>{title}</bdi>}
        actions={actions}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid gap-8 p-6 max-md:p-4 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
          <div className="min-w-0">{aside}</div>
          {children}
        </div>
      </div>
    </div>
  );
}

/** Name and value pairs; empty values are left out. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="text-sm">
      {facts
        .filter(([, value]) => value !== null && value !== "" && value !== undefined)
        .map(([name, value]) => (
          <div key={name} className="flex min-h-7 gap-2 py-1">
            <dt className="w-24 shrink-0 pt-0.5 text-ink-3 text-xs">{name}</dt>
            <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]" dir="auto">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}
