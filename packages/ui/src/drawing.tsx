import clsx from "clsx";
import type { ReactNode } from "react";

export type DrawingProps = {
  label?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** The frame of our own icons: a 16 grid, currentColor, named only when nothing beside it says the word. */
export function Drawing({ label, className, children }: DrawingProps) {
  const name = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <svg viewBox="0 0 16 16" fill="none" className={clsx("size-4 shrink-0", className)} {...name}>
      {children}
    </svg>
  );
}
