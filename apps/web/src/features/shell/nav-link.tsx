"use client";
import { Icon } from "@desk/ui/icon";
import { navItemClass } from "@desk/ui/nav-item";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { Link } from "@/lib/link";
import { viewCount } from "@/lib/words";

export type NavLinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  icon: LucideIcon;
  label: string;
  count?: number | undefined;
  /** There may be more than were counted. */
  isAtLeast?: boolean | undefined;
  isCurrent: boolean;
  onNavigate?: (() => void) | undefined;
  /** In the drawer of the phone the words always show. */
  isDrawer?: boolean | undefined;
  /** Something dragged would take its place. */
  isTarget?: boolean | undefined;
};

/** One place in the sidebar; an icon alone when the sidebar is a rail. */
export function NavLink(props: NavLinkProps) {
  const { href, icon, label, count, isCurrent, onNavigate, isDrawer, isAtLeast, isTarget, ...attributes } = props;
  const hide = !isDrawer;
  return (
    <Link
      {...attributes}
      href={href}
      title={label}
      aria-current={isCurrent ? "page" : undefined}
      onClick={onNavigate}
      className={clsx(
        navItemClass(),
        isTarget && "shadow-[inset_0_2px_0_var(--accent)]",
        hide && "rail:mx-auto rail:h-9 rail:w-9 rail:justify-center rail:px-0",
      )}
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
          {isAtLeast && count <= 1_000 ? "+" : ""}
        </span>
      ) : null}
    </Link>
  );
}
