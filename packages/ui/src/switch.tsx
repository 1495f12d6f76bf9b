"use client";
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { useFieldControl } from "./field-context";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "size" | "role"> & { children?: ReactNode };

const track =
  "peer h-4 w-7 appearance-none rounded-full border border-line-control bg-raised checked:border-accent checked:bg-accent disabled:border-line-strong disabled:bg-fill transition-colors duration-(--dur-fast)";
const knob =
  "pointer-events-none absolute top-[3px] start-[3px] size-2.5 rounded-full border-5 border-line-control transition-transform duration-(--dur-fast) peer-checked:border-on-accent peer-checked:translate-x-3 rtl:peer-checked:-translate-x-3 peer-disabled:border-ink-disabled";

/** Acts at once; a choice that waits for Save is a Checkbox. */
export function Switch({ children, className, ...attributes }: SwitchProps) {
  const field = useFieldControl();
  return (
    <label className={clsx("inline-flex min-h-6 cursor-pointer items-center gap-2 text-sm", className)}>
      <span className="relative inline-flex h-4 w-7 shrink-0">
        {/* biome-ignore lint/a11y/useAriaPropsForRole: A native checkbox tells its state by itself. */}
        <input {...field} {...attributes} type="checkbox" role="switch" className={track} />
        <span aria-hidden className={knob} />
      </span>
      {children}
    </label>
  );
}
