"use client";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { type ControlSize, controlClass, controlSizes } from "./control-class";
import { useFieldControl } from "./field-context";
import { Icon } from "./icon";

export type SelectProps = Omit<ComponentProps<"select">, "size" | "multiple"> & { size?: ControlSize | undefined };

/** The system's own list, so that it works on every device. Children are `<option>`s. */
export function Select({ size = "lg", className, children, ...attributes }: SelectProps) {
  const field = useFieldControl();
  return (
    <span className={clsx("relative inline-flex w-full min-w-0", className)}>
      <select
        {...field}
        {...attributes}
        className={clsx(controlClass, controlSizes[size], "appearance-none truncate pe-8 [&>option]:bg-raised")}
      >
        {children}
      </select>
      <Icon as={ChevronDown} className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 text-ink-2" />
    </span>
  );
}
