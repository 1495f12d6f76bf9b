import clsx from "clsx";
import { Drawing } from "./drawing";

export type SpinnerProps = {
  label?: string | undefined;
  /** A size class. */
  size?: string | undefined;
  className?: string | undefined;
};

/** Work of unknown length. Pass `label` where no words stand beside it. */
export function Spinner({ label, size, className }: SpinnerProps) {
  return (
    <Drawing label={label} size={size} className={clsx("animate-spin", className)}>
      <path d="M13.6 5.8A6 6 0 1 1 8 2" stroke="currentColor" strokeWidth="1.35" strokeLinecap="round" />
    </Drawing>
  );
}
