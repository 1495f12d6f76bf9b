import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type BannerTone = "neutral" | "accent" | "success" | "warning" | "danger";

const tones: Record<BannerTone, { band: string; icon: string }> = {
  neutral: { band: "border-line bg-sunken", icon: "text-ink-2" },
  accent: { band: "border-accent-line bg-accent-tint", icon: "text-accent-ink" },
  success: { band: "border-success-line bg-success-tint", icon: "text-success-ink" },
  warning: { band: "border-warning-line bg-warning-tint", icon: "text-warning-ink" },
  danger: { band: "border-danger-line bg-danger-tint", icon: "text-danger-ink" },
};

export type BannerProps = {
  tone?: BannerTone | undefined;
  icon: LucideIcon;
  /** The point in a word or two, in bold. */
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Spoken at once (`alert`), when convenient (`status`), or not at all. */
  role?: "alert" | "status" | undefined;
  className?: string | undefined;
};

/** A band across a pane: offline, send guard, a setting that failed. */
export function Banner({ tone = "neutral", icon, title, children, actions, role, className }: BannerProps) {
  const { band, icon: iconTone } = tones[tone];
  return (
    <div
      role={role}
      className={clsx(
        "flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b px-4 py-1 text-sm",
        band,
        className,
      )}
    >
      <Icon as={icon} className={iconTone} />
      <div className="min-w-0 flex-1 basis-48 text-ink-2">
        {title ? <span className="me-1.5 font-semibold text-ink">{title}</span> : null}
        {children}
      </div>
      {actions ? <div className="flex items-center gap-1">{actions}</div> : null}
    </div>
  );
}
