import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type EventLineProps = {
  icon: LucideIcon;
  /** Who or what did it. */
  subject: ReactNode;
  children: ReactNode;
  /** Such as Undo, as a link inside the line. */
  action?: ReactNode;
  time?: ReactNode;
  isWide?: boolean | undefined;
  /** The last of neighbouring events closes them with a hairline. */
  hasLine?: boolean | undefined;
  className?: string | undefined;
};

/** Something that happened to the ticket, in one line. */
export function EventLine({
  icon,
  subject,
  children,
  action,
  time,
  isWide,
  hasLine = true,
  className,
}: EventLineProps) {
  return (
    <div
      className={clsx(
        "flex min-h-(--h-event) items-center text-ink-3 text-xs",
        isWide ? "px-6" : "px-4",
        hasLine && "border-line border-b",
        className,
      )}
    >
      <span className="flex w-8 shrink-0 ps-1">
        <Icon as={icon} />
      </span>
      <p className="min-w-0 flex-1 truncate">
        <span className="font-medium text-ink-2">{subject}</span> {children}
        {action ? <span className="ms-2">{action}</span> : null}
      </p>
      {time ? <span className="figures ms-2 shrink-0">{time}</span> : null}
    </div>
  );
}
