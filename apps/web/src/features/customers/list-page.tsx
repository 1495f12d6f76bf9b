"use client";
import { Button } from "@desk/ui/button";
import { Input } from "@desk/ui/input";
import { PaneHead } from "@desk/ui/pane-head";
import type { ReactNode } from "react";
import { Link } from "@/lib/link";
import { replace } from "@/lib/navigation";

export type ListPageProps = {
  title: string;
  /** The other list of this area. */
  other: { href: string; label: string };
  searchLabel: string;
  q: string;
  onSearch: (q: string) => void;
  actions?: ReactNode;
  children: ReactNode;
  more: { has: boolean; isLoading: boolean; load: () => void };
};

/** Head, search and a list that goes on: the frame of customers and organizations. */
export function ListPage({ title, other, searchLabel, q, onSearch, actions, children, more }: ListPageProps) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <title>{`${title} · Halen Desk`}</title>
      <PaneHead
        isWide
        headingLevel={1}
        title={title}
        meta={
          <Link href={other.href} className="text-link">
            {other.label}
          </Link>
        }
        actions={actions}
      />
      <div className="flex h-(--h-bar) shrink-0 items-center border-line border-b px-6 max-md:px-4">
        <Input
          type="search"
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={q}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 pb-6 max-md:px-2">
        {children}
        {more.has ? (
          <Button className="ms-2 mt-3" isLoading={more.isLoading} onClick={more.load}>
            Load more
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** The search text, kept in the address, so that Back returns to it. */
export function keepInAddress(q: string): void {
  const url = new URL(window.location.href);
  if (q) url.searchParams.set("q", q);
  else url.searchParams.delete("q");
  replace(url.pathname + url.search);
}
