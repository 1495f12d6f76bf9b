import clsx from "clsx";

export type RowState = {
  isCurrent?: boolean | undefined;
  isSelected?: boolean | undefined;
  isLeaving?: boolean | undefined;
};

/** Ground, bar and ring of a list row in either layout; height follows the density. */
export function rowClass({ isCurrent, isSelected, isLeaving }: RowState): string {
  return clsx(
    "focus-inset relative flex min-h-(--row) w-full cursor-default select-none items-stretch text-start",
    isCurrent || isSelected ? "bg-selected" : "bg-canvas hover:bg-hover",
    isCurrent && "before:absolute before:inset-y-0 before:start-0 before:border-accent before:border-s-3",
    isLeaving && "text-ink-3",
  );
}
