"use client";
import clsx from "clsx";
import { UnfoldVertical } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

export type FoldLineProps = ComponentProps<"button"> & {
  /** After the label, such as the days it spans. */
  meta?: ReactNode;
  isWide?: boolean | undefined;
};

/** Stands for what is folded away: "4 earlier messages and 6 events". */
export function FoldLine({ meta, isWide, children, className, ...attributes }: FoldLineProps) {
  return (
    <button
      type="button"
      aria-expanded={false}
      {...attributes}
      className={clsx(
        "focus-inset flex h-8 w-full items-center border-line border-b text-start text-xs hover:bg-hover",
        isWide ? "px-6" : "px-4",
        className,
      )}
    >
      <span className="flex w-8 shrink-0 ps-1 text-ink-2">
        <Icon as={UnfoldVertical} />
      </span>
      <span className="truncate font-medium text-ink-2">{children}</span>
      {meta ? <span className="ms-2 shrink-0 text-ink-3">{meta}</span> : null}
    </button>
  );
}
