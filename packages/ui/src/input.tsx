"use client";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { type ControlSize, controlClass, controlSizes } from "./control-class";
import { useFieldControl } from "./field-context";

export type InputProps = Omit<ComponentProps<"input">, "size"> & { size?: ControlSize | undefined };

/** One line of text: 28, 32 (forms) or 40 (portal, setup) high. */
export function Input({ size = "lg", className, ...attributes }: InputProps) {
  const field = useFieldControl();
  return (
    <input
      {...field}
      {...attributes}
      className={clsx(controlClass, controlSizes[size], "read-only:bg-sunken", className)}
    />
  );
}
