"use client";
import clsx from "clsx";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { useFieldControl } from "./field-context";

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size" | "children" | "ref"> & {
  /** Some of the things below are checked. */
  isMixed?: boolean | undefined;
  /** Visible label; without it pass `aria-label`. */
  children?: ReactNode;
};

const box =
  "peer size-4 appearance-none rounded-badge border border-line-control bg-raised checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:border-line-strong disabled:bg-fill";

/** A 16 px box in a target of at least 24 px. */
export function Checkbox({ isMixed = false, children, className, ...attributes }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  const field = useFieldControl();

  useEffect(() => {
    if (input.current) input.current.indeterminate = isMixed;
  }, [isMixed]);

  return (
    <label
      className={clsx(
        "inline-flex min-h-6 min-w-6 cursor-pointer items-center gap-2 text-sm",
        !children && "justify-center",
        className,
      )}
    >
      <span className="relative inline-flex size-4 shrink-0">
        <input {...field} {...attributes} ref={input} type="checkbox" className={box} />
        <svg
          viewBox="0 0 16 16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden
          className={clsx(
            "pointer-events-none absolute inset-0 size-4 text-on-accent",
            !isMixed && "not-peer-checked:hidden",
          )}
        >
          <path d={isMixed ? "M4.5 8h7" : "m4.25 8.25 2.5 2.5 5-5.25"} />
        </svg>
      </span>
      {children}
    </label>
  );
}
