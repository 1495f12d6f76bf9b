import type { ReactNode } from "react";

/** A table that may be wider than the page; the region scrolls by keyboard as well. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className="focus-inset overflow-x-auto">
      {children}
    </section>
  );
}
