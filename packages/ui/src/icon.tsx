import clsx from "clsx";
import type { LucideIcon } from "lucide-react";

const sizes = { 12: "size-3", 14: "size-3.5", 16: "size-4", 20: "size-5", 22: "size-5.5" } as const;

export type IconSize = keyof typeof sizes;

export type IconProps = {
  as: LucideIcon;
  size?: IconSize | undefined;
  /** Accessible name; without it the icon is decoration. */
  label?: string | undefined;
  className?: string | undefined;
};

/** A Lucide glyph whose stroke is 1.25 px on screen at every size. */
export function Icon({ as: Glyph, size = 16, label, className }: IconProps) {
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return <Glyph {...name} strokeWidth={(1.25 * 24) / size} className={clsx("shrink-0", sizes[size], className)} />;
}
