import clsx from "clsx";
import type { ReactNode } from "react";
import { Drawing } from "./drawing";

export type StatusShape = "new" | "open" | "pending" | "on_hold" | "solved" | "closed" | "spam";

const ring = <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="1.5" />;

const shapes: Record<StatusShape, { tone: string; drawing: ReactNode }> = {
  new: {
    tone: "text-accent-ink",
    drawing: (
      <>
        {ring}
        <circle cx="8" cy="8" r="2.75" fill="currentColor" />
      </>
    ),
  },
  open: {
    tone: "text-ink-2",
    drawing: (
      <>
        {ring}
        <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
      </>
    ),
  },
  pending: {
    tone: "text-ink-2",
    drawing: (
      <>
        <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.7699" />
        <path
          className="rtl:-scale-x-100 origin-center"
          d="M10.5 8H5.75m2-2-2 2 2 2"
          stroke="currentColor"
          strokeWidth="1.25"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  on_hold: {
    tone: "text-ink-3",
    drawing: (
      <>
        {ring}
        <path d="M6.6 6v4M9.4 6v4" stroke="currentColor" strokeWidth="1.35" strokeLinecap="round" />
      </>
    ),
  },
  solved: {
    tone: "text-success-ink",
    drawing: (
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M8 1.25a6.75 6.75 0 1 1 0 13.5 6.75 6.75 0 0 1 0-13.5M11.6 6.45l-1-1-3.5 3.5-1.7-1.7-1 1 2.7 2.7z"
      />
    ),
  },
  closed: {
    tone: "text-ink-3",
    drawing: (
      <>
        {ring}
        <path d="M5.6 8h4.8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </>
    ),
  },
  spam: {
    tone: "text-ink-3",
    drawing: (
      <>
        <path
          d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
        <path d="M8 5v3.25" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        <circle cx="8" cy="10.75" r=".9" fill="currentColor" />
      </>
    ),
  },
};

export type StatusIconProps = {
  status: StatusShape;
  label?: string | undefined;
  className?: string | undefined;
  /** Draw in the colour of the text around it. */
  isPlain?: boolean | undefined;
};

/** The shape of a status. Pass `label` where the word does not stand beside it. */
export function StatusIcon({ status, label, className, isPlain }: StatusIconProps) {
  const { tone, drawing } = shapes[status];
  return (
    <Drawing label={label} className={clsx(!isPlain && tone, className)}>
      {drawing}
    </Drawing>
  );
}
