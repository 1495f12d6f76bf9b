"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type QueryChipProps = {
  field: ReactNode;
  value: ReactNode;
  isExcluded?: boolean | undefined;
  /** Words for the minus sign, such as "not". */
  excludedLabel?: string | undefined;
  onEdit?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
  removeLabel?: string | undefined;
  className?: string | undefined;
};

/** One condition of a query: field, value, and a minus when it excludes. */
export function QueryChip(props: QueryChipProps) {
  const { field, value, isExcluded, excludedLabel = "not", onEdit, onRemove, removeLabel = "Remove filter" } = props;
  const words = (
    <>
      {isExcluded ? (
        <span className="font-semibold text-danger-ink">
          <span aria-hidden>−</span>
          <span className="sr-only">{excludedLabel} </span>
        </span>
      ) : null}
      <span className="text-ink-3">{field}:</span> <span className="font-medium text-ink">{value}</span>
    </>
  );
  return (
    <span
      className={clsx(
        "inline-flex h-5.5 max-w-full items-center whitespace-nowrap rounded-badge bg-fill text-xs forced-colors:border",
        !onRemove && "pe-1.5",
        props.className,
      )}
    >
      {onEdit ? (
        <button type="button" onClick={onEdit} className="-my-px h-6 truncate rounded-badge ps-1.5">
          {words}
        </button>
      ) : (
        <span className="truncate ps-1.5">{words}</span>
      )}
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="-my-px inline-flex size-6 shrink-0 items-center justify-center rounded-badge text-ink-3 hover:text-ink"
        >
          <Icon as={X} size={12} />
        </button>
      ) : null}
    </span>
  );
}
