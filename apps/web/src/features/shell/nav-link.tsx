"use client";
import { Icon } from "@desk/ui/icon";
import { navItemClass } from "@desk/ui/nav-item";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { Link } from "@/lib/link";
import { viewCount } from "@/lib/words";

export type NavLinkProps = {
  href: string;
  icon: LucideIcon;
  label: string;
  count?: number | undefined;
  isCurrent: boolean;
  onNavigate?: (() => void) | undefined;
  /** In the drawer of the phone the words always show. */
  isDrawer?: boolean | undefined;
};

/** One place in the sidebar; an icon alone when the sidebar is a rail. */
export function NavLink({ href, icon, label, count, isCurrent, onNavigate, isDrawer }: NavLinkProps) {
  const hide = !isDrawer;
  return (
    <Link
      href={href}
      title={label}
      aria-current={isCurrent ? "page" : undefined}
      onClick={onNavigate}
      className={clsx(navItemClass(), hide && "rail:mx-auto rail:h-9 rail:w-9 rail:justify-center rail:px-0")}
    >
      <Icon as={icon} />
      <span className={clsx("min-w-0 flex-1 truncate", hide && "rail:sr-only")}>{label}</span>
      {count !== undefined && count > 0 ? (
        <span
          className={clsx(
            "figures shrink-0 text-ink-3 text-xs group-aria-[current]/nav:text-ink-2",
            hide && "rail:hidden",
          )}
        >
          <span className="sr-only">, </span>
          {viewCount(count)}
        </span>
      ) : null}
    </Link>
  );
}
