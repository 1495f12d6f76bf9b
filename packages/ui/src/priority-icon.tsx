import clsx from "clsx";
import { Drawing } from "./drawing";

export type PriorityShape = "urgent" | "high" | "normal" | "low";

const bars = [
  "M2.5 11.2a.7.7 0 0 1 .7-.7h1.3a.7.7 0 0 1 .7.7v2.1a.7.7 0 0 1-.7.7H3.2a.7.7 0 0 1-.7-.7z",
  "M6.65 7.95a.7.7 0 0 1 .7-.7h1.3a.7.7 0 0 1 .7.7v5.35a.7.7 0 0 1-.7.7h-1.3a.7.7 0 0 1-.7-.7z",
  "M10.8 4.7a.7.7 0 0 1 .7-.7h1.3a.7.7 0 0 1 .7.7v8.6a.7.7 0 0 1-.7.7h-1.3a.7.7 0 0 1-.7-.7z",
];

const tones = { urgent: "text-danger-ink", high: "text-warning-ink", normal: "text-ink-2", low: "text-ink-2" };
const filled = { high: 3, normal: 2, low: 1 };

export type PriorityIconProps = {
  priority: PriorityShape;
  label?: string | undefined;
  className?: string | undefined;
};

/** Urgent is a filled triangle; high, normal and low are three, two and one bars. */
export function PriorityIcon({ priority, label, className }: PriorityIconProps) {
  return (
    <Drawing label={label} className={clsx(tones[priority], className)}>
      {priority === "urgent" ? (
        <path
          fill="currentColor"
          fillRule="evenodd"
          d="M7.2 1.15a.92.92 0 0 1 1.6 0l6.95 12.4a.9.9 0 0 1-.8 1.35H1.05a.9.9 0 0 1-.8-1.35zM7.2 6.1v3.8a.8.8 0 0 0 1.6 0V6.1a.8.8 0 0 0-1.6 0M8 11.3a.95.95 0 1 0 0 1.9.95.95 0 0 0 0-1.9"
        />
      ) : (
        bars.map((d, at) => <path key={d} d={d} fill="currentColor" opacity={at < filled[priority] ? 1 : 0.25} />)
      )}
    </Drawing>
  );
}
