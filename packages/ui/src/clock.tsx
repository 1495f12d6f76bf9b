import clsx from "clsx";
import type { ReactNode } from "react";
import { Drawing } from "./drawing";

export type ClockState = "running" | "soon" | "over" | "paused";

const radius = 5;
const round = 2 * Math.PI * radius;

/** The ring empties clockwise; `fraction` is the time left, from 1 to 0. */
export function ClockRing({ state, fraction = 1 }: { state: ClockState; fraction?: number | undefined }) {
  if (state === "over") {
    return (
      <Drawing size="size-3.5">
        <path
          fill="currentColor"
          fillRule="evenodd"
          d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1M7.1 4.6v4a.9.9 0 0 0 1.8 0v-4a.9.9 0 0 0-1.8 0M8 10.3a1.05 1.05 0 1 0 0 2.1 1.05 1.05 0 0 0 0-2.1"
        />
      </Drawing>
    );
  }
  if (state === "paused") {
    return (
      <Drawing size="size-3.5">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.35" />
        <path d="M6.4 5.75v4.5M9.6 5.75v4.5" stroke="currentColor" strokeWidth="1.35" strokeLinecap="round" />
      </Drawing>
    );
  }
  const left = Math.max(0.04, Math.min(1, fraction)) * round;
  return (
    <Drawing size="size-3.5">
      <g transform="rotate(-90 8 8)" strokeWidth="2.25" stroke="currentColor">
        <circle cx="8" cy="8" r={radius + 0.75} opacity=".25" />
        <circle cx="8" cy="8" r={radius + 0.75} pathLength={round} strokeDasharray={`${left} ${round}`} />
      </g>
    </Drawing>
  );
}

const tones: Record<ClockState, string> = {
  running: "text-ink-2",
  soon: "text-warning-ink font-medium",
  over: "text-danger-ink font-semibold",
  paused: "text-ink-3",
};

const boxes: Record<ClockState, string> = {
  running: "border-line-strong",
  soon: "border-warning-line bg-warning-tint",
  over: "border-danger-line bg-danger-tint",
  paused: "border-line-strong",
};

export type ClockProps = {
  state: ClockState;
  fraction?: number | undefined;
  /** The time left in words, such as "12 m". */
  children: ReactNode;
  /** 24 px high with an edge, for the head of a ticket. */
  isBoxed?: boolean | undefined;
  className?: string | undefined;
};

/** Time left against a promise: shape, words and colour say the same thing. */
export function Clock({ state, fraction, children, isBoxed, className }: ClockProps) {
  const box = clsx("h-(--h-control-sm) rounded-badge border px-1.75", boxes[state]);
  return (
    <span
      className={clsx(
        "figures inline-flex shrink-0 items-center gap-1 whitespace-nowrap text-xs",
        tones[state],
        isBoxed && box,
        className,
      )}
    >
      <ClockRing state={state} fraction={fraction} />
      <bdi>{children}</bdi>
    </span>
  );
}
