"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import { Icon } from "./icon";

export type LabelChipProps = {
  children: string;
  onRemove?: (() => void) | undefined;
  /** Name of the remove button, such as "Remove label airport". */
  removeLabel?: string | undefined;
  className?: string | undefined;
};

/** A ticket's label: outlined and grey. */
export function LabelChip({ children, onRemove, removeLabel = `Remove ${children}`, className }: LabelChipProps) {
  return (
    <span
      title={children}
      className={clsx(
        "inline-flex h-(--h-badge) min-w-0 max-w-full items-center rounded-badge border border-line-strong px-1.5 text-ink-2 text-xs",
        className,
      )}
    >
      <bdi className="truncate">{children}</bdi>
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="-my-0.5 -me-1.5 inline-flex size-6 shrink-0 items-center justify-center rounded-badge text-ink-3 hover:text-ink"
        >
          <Icon as={X} size={12} />
        </button>
      ) : null}
    </span>
  );
}
