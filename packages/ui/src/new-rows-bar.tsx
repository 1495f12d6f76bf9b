"use client";
import clsx from "clsx";
import { ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type NewRowsBarProps = {
  /** "3 new" */
  count: ReactNode;
  /** "show" */
  action: ReactNode;
  onShow: () => void;
  className?: string | undefined;
};

/** Holds back new rows until they are asked for, so nothing moves under the pointer. */
export function NewRowsBar({ count, action, onShow, className }: NewRowsBarProps) {
  return (
    <button
      type="button"
      onClick={onShow}
      className={clsx(
        "focus-inset flex h-7 w-full items-center justify-center gap-1.5 border-line border-b font-medium text-accent-ink text-xs hover:bg-hover",
        className,
      )}
    >
      <Icon as={ArrowUp} size={14} />
      <span>
        {count} — <span className="text-link">{action}</span>
      </span>
    </button>
  );
}
