import clsx from "clsx";

export type KeyCapProps = {
  /** One cap per key: ["Ctrl", "K"]. */
  keys: readonly string[];
  /** Without outline, inside filled buttons. */
  isPlain?: boolean | undefined;
  className?: string | undefined;
};

const cap =
  "inline-flex h-4 min-w-4.5 items-center justify-center rounded-badge border border-line-strong px-1 text-ink-3";

/** Keyboard keys. They repeat what `aria-keyshortcuts` says, so screen readers skip them. */
export function KeyCap({ keys, isPlain, className }: KeyCapProps) {
  return (
    <span aria-hidden className={clsx("inline-flex shrink-0", className)}>
      <span dir="ltr" className="inline-flex items-center gap-0.5 font-medium text-2xs">
        {isPlain ? (
          <kbd className="font-sans">{keys.join(" ")}</kbd>
        ) : (
          keys.map((key) => (
            <kbd key={key} className={clsx(cap, "font-sans")}>
              {key}
            </kbd>
          ))
        )}
      </span>
    </span>
  );
}
