"use client";
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

export type RadioProps = Omit<ComponentProps<"input">, "type" | "size"> & { children: ReactNode };

const ring =
  "size-4 shrink-0 appearance-none rounded-full border border-line-control bg-raised checked:border-[5px] checked:border-accent checked:bg-on-accent disabled:border-line-strong disabled:bg-fill";

export function Radio({ children, className, ...attributes }: RadioProps) {
  return (
    <label className={clsx("inline-flex min-h-6 cursor-pointer items-center gap-2 text-sm", className)}>
      <input {...attributes} type="radio" className={ring} />
      {children}
    </label>
  );
}

export type RadioGroupProps = {
  legend: ReactNode;
  help?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
};

/** Radios of one question. Give all of them the same `name`. */
export function RadioGroup({ legend, help, children, className }: RadioGroupProps) {
  return (
    <fieldset className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {children}
      {help ? <p className="text-ink-3 text-xs">{help}</p> : null}
    </fieldset>
  );
}
