"use client";
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { FieldContext } from "./field-context";
import { Icon } from "./icon";

export { useFieldControl } from "./field-context";

export type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  /** The reason the value is refused; links to the control and marks it invalid. */
  error?: ReactNode;
  /** A word after the label, such as "optional". */
  mark?: ReactNode;
  isRequired?: boolean | undefined;
  isLabelHidden?: boolean | undefined;
  children: ReactNode;
  className?: string | undefined;
};

/** Label, control, help and error. Input, Textarea, Select and the like inside it link themselves. */
export function Field({ label, help, error, mark, isRequired, isLabelHidden, children, className }: FieldProps) {
  const id = useId();
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const control = {
    id,
    "aria-describedby": [errorId, helpId].filter(Boolean).join(" ") || undefined,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-required": isRequired ? (true as const) : undefined,
  };
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "flex items-baseline gap-1.5 font-medium text-sm"}>
        {label}
        {mark ? <span className="font-normal text-ink-3 text-xs">{mark}</span> : null}
      </label>
      <FieldContext value={control}>{children}</FieldContext>
      {error ? (
        <p id={errorId} className="flex items-start gap-1 text-danger-ink text-xs">
          <Icon as={CircleAlert} size={14} className="mt-px" />
          <span>{error}</span>
        </p>
      ) : null}
      {help ? (
        <p id={helpId} className="text-ink-3 text-xs">
          {help}
        </p>
      ) : null}
    </div>
  );
}
