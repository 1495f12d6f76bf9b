import clsx from "clsx";

/** The floating box of menus and pickers. */
export const menuBoxClass =
  "z-50 min-w-50 max-w-80 rounded-overlay bg-raised p-1 text-ink text-sm shadow-overlay outline-none animate-enter forced-colors:border";

/** One 28 px row of a menu. */
export function menuItemClass({
  isDanger,
  isDisabled,
}: {
  isDanger?: boolean | undefined;
  isDisabled?: boolean | undefined;
}) {
  return clsx(
    "group/item flex min-h-(--h-control) cursor-default select-none items-center gap-2 rounded-control px-2 outline-none",
    "data-highlighted:bg-pressed forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-solid forced-colors:data-highlighted:-outline-offset-2",
    isDanger && "text-danger-ink",
    isDisabled && "text-ink-disabled",
  );
}
