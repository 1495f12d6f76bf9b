import clsx from "clsx";
import type { ReactNode } from "react";

export type GroupHeadProps = {
  children: ReactNode;
  count?: ReactNode;
  end?: ReactNode;
  className?: string | undefined;
};

/** Names a group of rows; 28 high on sunken ground. */
export function GroupHead({ children, count, end, className }: GroupHeadProps) {
  return (
    <div className={clsx("flex h-7 items-center gap-1.5 border-line border-b bg-sunken px-3 text-xs", className)}>
      <span className="font-medium text-ink-2">{children}</span>
      {count !== undefined ? <span className="figures text-ink-3">{count}</span> : null}
      {end ? <span className="ms-auto text-ink-3">{end}</span> : null}
    </div>
  );
}
