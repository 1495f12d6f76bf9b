import { Skeleton } from "@desk/ui/skeleton";
import clsx from "clsx";
import type { CSSProperties } from "react";

/** A row whose page is on its way. */
export function RowPlaceholder({ className, style }: { className: string; style: CSSProperties }) {
  return (
    <div
      role="presentation"
      data-pending
      className={clsx(className, "flex items-center gap-2.5 border-line border-b px-3")}
      style={style}
    >
      <Skeleton className="size-4 shrink-0 rounded-full" />
      <Skeleton className="h-2.5 w-[46%]" />
      <Skeleton className="ms-auto h-2 w-10" />
    </div>
  );
}
