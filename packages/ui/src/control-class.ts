export type ControlSize = "md" | "lg" | "xl";

/** The edge, ground and states shared by every text-like control. */
export const controlClass =
  "focus-field w-full min-w-0 rounded-control border border-line-control bg-raised text-ink " +
  "aria-invalid:border-danger-solid " +
  "disabled:border-line-strong disabled:bg-fill disabled:text-ink-disabled";

export const controlSizes: Record<ControlSize, string> = {
  md: "h-(--h-control) px-1.75 text-sm",
  lg: "h-(--h-control-lg) px-2.25 text-sm",
  xl: "h-(--h-control-xl) px-2.75 text-md",
};
