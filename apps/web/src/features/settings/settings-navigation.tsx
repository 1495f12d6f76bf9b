"use client";
import { IconButton } from "@desk/ui/icon-button";
import { Input } from "@desk/ui/input";
import { NavHeading, NavItemContent, navItemClass } from "@desk/ui/nav-item";
import { ArrowLeft } from "lucide-react";
import { useId, useState } from "react";
import { Link } from "@/lib/link";
import { push } from "@/lib/navigation";
import { api } from "@/trpc/client";
import { settingsAreas } from "./areas";
import { useSettingsCounts } from "./use-settings-counts";

/** A page inside another, such as one mailbox, belongs to that one's entry. */
const isAt = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);

export function SettingsNavigation({ path, className }: { path: string; className: string }) {
  const [search, setSearch] = useState("");
  const headingId = useId();
  const me = api.me.get.useQuery(undefined, { staleTime: 60_000 });
  const counts = useSettingsCounts(me.data?.permissions.includes("mail.manage") === true);
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const areas = settingsAreas
    .map((area) => ({
      ...area,
      pages: area.pages.filter(({ label, keywords, permission }) => {
        const text = `${area.heading} ${label} ${keywords}`.toLowerCase();
        const isAllowed = permission === undefined || me.data?.permissions.includes(permission) === true;
        return isAllowed && words.every((word) => text.includes(word));
      }),
    }))
    .filter((area) => area.pages.length > 0);

  return (
    <nav aria-label="Settings" className={className}>
      <div className="flex h-(--h-bar) shrink-0 items-center gap-1 px-2">
        <IconButton icon={ArrowLeft} label="Back to the queue" onClick={() => push("/views/my-queue")} />
        <span className="font-semibold text-sm">Settings</span>
      </div>
      <div className="px-2 pb-2">
        <Input
          type="search"
          aria-label="Search settings"
          placeholder="Search settings"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {areas.map((area) => (
          <section key={area.heading} aria-labelledby={`${headingId}-${area.heading}`} className="mb-3">
            <NavHeading id={`${headingId}-${area.heading}`}>{area.heading}</NavHeading>
            <ul>
              {area.pages.map(({ href, label, icon, counts: count }) => (
                <li key={href}>
                  <Link href={href} className={navItemClass()} aria-current={isAt(path, href) ? "page" : undefined}>
                    <NavItemContent icon={icon} label={label} count={count ? counts[count] : undefined} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {areas.length === 0 ? <p className="px-2 text-ink-3 text-sm">No setting matches “{search}”.</p> : null}
      </div>
    </nav>
  );
}
