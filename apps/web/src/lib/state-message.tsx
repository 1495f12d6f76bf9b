import { Icon } from "@desk/ui/icon";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export type StateMessageProps = {
  icon?: LucideIcon | undefined;
  title: string;
  text?: ReactNode;
  /** The primary action and a help link. */
  children?: ReactNode;
  /** A line at the bottom, such as the request id. */
  foot?: ReactNode;
  headingLevel?: 1 | 2 | undefined;
};

/** Empty, refused and failed: why, and what to do about it. */
export function StateMessage({ icon, title, text, children, foot, headingLevel = 2 }: StateMessageProps) {
  const Heading = headingLevel === 1 ? "h1" : "h2";
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-1 items-center justify-center p-6">
        <div className="w-full max-w-70">
          {icon ? <Icon as={icon} size={20} className="mb-2 text-ink-2" /> : null}
          <Heading className="font-semibold text-md">{title}</Heading>
          {text ? <p className="mt-0.5 text-ink-2 text-sm">{text}</p> : null}
          {children ? <div className="mt-3 flex flex-wrap items-center gap-3">{children}</div> : null}
        </div>
      </div>
      {foot ? (
        <div className="flex h-9 shrink-0 items-center border-line border-t px-4 text-ink-3 text-xs">{foot}</div>
      ) : null}
    </div>
  );
}
