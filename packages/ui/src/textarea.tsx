"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlClass } from "./control-class";
import { useFieldControl } from "./field-context";

/** Several lines of text; grows with what is typed. */
export function Textarea({ className, rows = 3, ...attributes }: ComponentProps<"textarea">) {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      rows={rows}
      {...attributes}
      className={clsx(
        controlClass,
        "field-sizing-content min-h-16 px-2.25 py-1.5 text-sm read-only:bg-sunken",
        className,
      )}
    />
  );
}
