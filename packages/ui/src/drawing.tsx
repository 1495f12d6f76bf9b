import clsx from "clsx";
import type { ReactNode } from "react";

export type DrawingProps = {
  label?: string | undefined;
  className?: string | undefined;
  /** A size class. */
  size?: string | undefined;
  children: ReactNode;
};

/** The frame of our own icons: a 16 grid, currentColor, named only when nothing beside it says the word. */
export function Drawing({ label, className, size = "size-4", children }: DrawingProps) {
  const name = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: The name is an aria-label, because a title would show a second tooltip.
    <svg viewBox="0 0 16 16" fill="none" className={clsx("shrink-0", size, className)} {...name}>
      {children}
    </svg>
  );
}
