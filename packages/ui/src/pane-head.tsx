import clsx from "clsx";
import type { ReactNode } from "react";

export type PaneHeadProps = {
  title?: ReactNode;
  /** Beside the title: a count, a badge. */
  meta?: ReactNode;
  /** Before the title: a back button. */
  start?: ReactNode;
  /** Buttons at the end edge. */
  actions?: ReactNode;
  headingLevel?: 1 | 2 | undefined;
  isWide?: boolean | undefined;
  id?: string | undefined;
  className?: string | undefined;
};

/** The 48 px head of every pane, so that one hairline runs through the window. */
export function PaneHead({ title, meta, start, actions, headingLevel = 2, isWide, id, className }: PaneHeadProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <header
      className={clsx(
        "flex h-(--h-bar) shrink-0 items-center gap-2 border-line border-b",
        isWide ? "px-6" : "px-4",
        className,
      )}
    >
      {start}
      {title ? (
        <Heading id={id} tabIndex={-1} className="min-w-0 truncate font-semibold text-sm outline-none">
          {title}
        </Heading>
      ) : null}
      {meta ? (
        <span className="figures flex min-w-0 shrink-0 items-center gap-2 text-ink-3 text-sm">{meta}</span>
      ) : null}
      {actions ? <div className="ms-auto flex shrink-0 items-center gap-2">{actions}</div> : null}
    </header>
  );
}
