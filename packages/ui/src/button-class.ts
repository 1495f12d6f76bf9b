import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "note" | "danger";
export type ButtonSize = "sm" | "md" | "lg" | "xl";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover",
  secondary: "border-line-strong bg-raised text-ink hover:bg-hover active:bg-pressed aria-pressed:bg-pressed",
  ghost:
    "border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed aria-pressed:bg-pressed aria-pressed:text-ink",
  note: "border-transparent bg-note-solid text-on-note hover:brightness-95 active:brightness-90",
  danger: "border-transparent bg-danger-solid text-on-danger hover:brightness-95 active:brightness-90",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-(--h-control-sm) gap-1 px-1.75 text-xs",
  md: "h-(--h-control) gap-1.5 px-2.25 text-sm",
  lg: "h-(--h-control-lg) gap-1.5 px-2.75 text-sm",
  xl: "h-(--h-control-xl) gap-2 px-3.75 text-md",
};

const squares: Record<ButtonSize, string> = {
  sm: "size-(--h-control-sm)",
  md: "size-(--h-control)",
  lg: "size-(--h-control-lg)",
  xl: "size-(--h-control-xl)",
};

const off =
  "disabled:border-transparent disabled:bg-fill disabled:text-ink-disabled aria-disabled:cursor-default disabled:cursor-default";
const offGhost = "disabled:bg-transparent disabled:text-ink-disabled disabled:cursor-default";

/** The look of a button for anything else that acts as one, such as a link. */
export function buttonClass(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  shape: "text" | "square" = "text",
): string {
  return clsx(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control border font-medium",
    "transition-colors duration-(--dur-fast)",
    variants[variant],
    variant === "ghost" ? offGhost : off,
    shape === "square" ? squares[size] : sizes[size],
  );
}
