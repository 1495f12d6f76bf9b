"use client";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

export type PropertyRowProps = {
  name: ReactNode;
  /** Why the last change was refused. */
  error?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
};

/** Name and value of one property; goes into a `dl`. */
export function PropertyRow({ name, error, children, className }: PropertyRowProps) {
  return (
    <div className={clsx("flex min-h-7 items-start", className)}>
      <dt className="flex min-h-6.5 w-24 shrink-0 items-center text-ink-3 text-xs">{name}</dt>
      <dd className="min-w-0 flex-1">
        <div className="flex min-h-6.5 min-w-0 flex-wrap items-center">{children}</div>
        {error ? (
          <p role="alert" className="px-2 pb-1 text-danger-ink text-xs">
            {error}
          </p>
        ) : null}
      </dd>
    </div>
  );
}

export type PropertyTextProps = {
  children: ReactNode;
  /** Lets several chips take more than one line. */
  isWrapping?: boolean | undefined;
  className?: string | undefined;
};

/** A value that is only read. */
export function PropertyText({ children, isWrapping, className }: PropertyTextProps) {
  return (
    <span
      className={clsx(
        "flex min-w-0 items-center gap-2 px-2 text-sm",
        isWrapping && "flex-wrap gap-1.5 py-0.5",
        className,
      )}
    >
      {children}
    </span>
  );
}

export type PropertyButtonProps = ComponentProps<"button"> & {
  /** Lets several chips take more than one line. */
  isWrapping?: boolean | undefined;
};

/** A value that opens a list when pressed; looks like plain text until then. */
export function PropertyButton({ children, isWrapping, className, ...attributes }: PropertyButtonProps) {
  return (
    <button
      type="button"
      {...attributes}
      className={clsx(
        "group flex min-h-6.5 w-full min-w-0 items-center gap-2 rounded-control px-2 text-start text-sm hover:bg-hover aria-expanded:bg-hover disabled:hover:bg-transparent",
        className,
      )}
    >
      <span className={clsx("flex min-w-0 flex-1 items-center gap-2", isWrapping ? "flex-wrap py-0.5" : "truncate")}>
        {children}
      </span>
      <Icon
        as={ChevronDown}
        size={14}
        className="invisible text-ink-3 group-hover:visible group-focus-visible:visible group-disabled:invisible group-aria-expanded:visible"
      />
    </button>
  );
}

export type PropertySectionProps = {
  title?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
};

/** A group of properties, divided from the next by a hairline. */
export function PropertySection({ title, end, children, className }: PropertySectionProps) {
  return (
    <section className={clsx("border-line border-b px-4 py-2", className)}>
      {title ? (
        <div className="flex min-h-6.5 items-center justify-between gap-2">
          <h3 className="font-semibold text-xs">{title}</h3>
          {end ? <span className="text-ink-3 text-xs">{end}</span> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
