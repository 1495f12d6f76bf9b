import clsx from "clsx";

export type ProgressBarProps = { value: number; max: number; label: string; className?: string | undefined };

/** How far known work has come. Say the numbers beside it. */
export function ProgressBar({ value, max, label, className }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={clsx("h-1.5 w-full overflow-hidden rounded-badge bg-fill forced-colors:border", className)}
    >
      <div
        className="h-full border-accent border-b-6 transition-[width] duration-(--dur-slow)"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
