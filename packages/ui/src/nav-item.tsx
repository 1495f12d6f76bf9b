import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** The look of one navigation entry, for the link component of the app. */
export function navItemClass(isRail = false): string {
  return clsx(
    "group/nav flex h-(--h-nav) items-center rounded-control text-ink-2 text-sm hover:bg-hover",
    "aria-[current]:bg-pressed aria-[current]:font-medium aria-[current]:text-ink forced-colors:aria-[current]:border",
    isRail ? "w-9 justify-center" : "gap-2.5 px-2",
  );
}

export type NavItemContentProps = {
  icon: LucideIcon;
  label: ReactNode;
  count?: ReactNode;
  /** Only for the view of tickets due soon. */
  isCountUrgent?: boolean | undefined;
  /** Icon only; the label stays as accessible name. */
  isRail?: boolean | undefined;
};

/** Icon, label and count: the inside of a link with `navItemClass()` and `aria-current="page"`. */
export function NavItemContent({ icon, label, count, isCountUrgent, isRail }: NavItemContentProps) {
  return (
    <>
      <Icon as={icon} className="text-ink-3 group-aria-[current]/nav:text-ink" />
      <span className={clsx("min-w-0 flex-1 truncate", isRail && "sr-only")}>{label}</span>
      {count !== undefined && !isRail ? (
        <bdi
          className={clsx(
            "figures shrink-0 text-xs",
            isCountUrgent ? "font-medium text-danger-ink" : "text-ink-3 group-aria-[current]/nav:text-ink-2",
          )}
        >
          {count}
        </bdi>
      ) : null}
    </>
  );
}

/** Heads a group of navigation entries. */
export function NavHeading({ children, id }: { children: ReactNode; id?: string | undefined }) {
  return (
    <h2 id={id} className="flex h-9 items-center px-2 pt-3 font-medium text-2xs text-ink-3">
      {children}
    </h2>
  );
}
