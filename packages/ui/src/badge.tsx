import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger" | "note";

const tones: Record<BadgeTone, string> = {
  neutral: "border-transparent bg-fill text-ink-2",
  accent: "border-accent-line bg-accent-tint text-accent-ink",
  success: "border-success-line bg-success-tint text-success-ink",
  warning: "border-warning-line bg-warning-tint text-warning-ink",
  danger: "border-danger-line bg-danger-tint text-danger-ink",
  note: "border-note-line bg-note-tint text-note-ink",
};

export type BadgeProps = {
  tone?: BadgeTone | undefined;
  icon?: LucideIcon | undefined;
  children: ReactNode;
  className?: string | undefined;
};

/** A short state, 20 px high. */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-(--h-badge) max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-badge border px-1.5 font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      {icon ? <Icon as={icon} size={14} /> : null}
      <bdi className="truncate">{children}</bdi>
    </span>
  );
}
