import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type EmptyStateProps = {
  icon: LucideIcon;
  title: ReactNode;
  /** Why it is empty. */
  children: ReactNode;
  /** One action and one help link. */
  actions?: ReactNode;
  headingLevel?: 1 | 2 | 3 | undefined;
  className?: string | undefined;
};

/** Nothing yet, nothing matches, or no permission: says which, and what to do. */
export function EmptyState({ icon, title, children, actions, headingLevel = 2, className }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={clsx("flex h-full min-h-60 items-center justify-center p-6", className)}>
      <div className="flex w-full max-w-75 flex-col items-start">
        <Icon as={icon} size={20} className="mb-3 text-ink-2" />
        <Heading className="font-semibold text-sm">{title}</Heading>
        <div className="text-ink-2 text-sm">{children}</div>
        {actions ? <div className="mt-3 flex flex-wrap items-center gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
