import clsx from "clsx";
import type { ReactNode } from "react";

/** A still grey shape; give it the size of what will come. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span aria-hidden className={clsx("block rounded-badge bg-fill forced-colors:border", className ?? "h-2.5 w-24")} />
  );
}

/** Says once that something loads; its shapes are hidden from screen readers. */
export function SkeletonGroup({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <div role="status" aria-busy className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

const subjects = ["w-[54%]", "w-[46%]", "w-[59%]", "w-[38%]", "w-[51%]", "w-[49%]"];
const previews = ["w-[41%]", "w-[56%]", "w-[49%]", "w-[51%]", "w-[38%]", "w-[54%]"];

/** Rows of the work list before they are known. */
export function ListSkeleton({ label, rows = 6 }: { label: string; rows?: number | undefined }) {
  return (
    <SkeletonGroup label={label}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="flex h-(--row) items-center gap-2.5 ps-3">
          <Skeleton className="size-4 shrink-0 rounded-full" />
          <div className="flex h-full min-w-0 flex-1 items-center border-line border-b pe-3">
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className={clsx("h-2.5", subjects[at % subjects.length])} />
              <Skeleton className={clsx("h-2", previews[at % previews.length])} />
            </div>
            <div className="flex flex-col items-end gap-2">
              <Skeleton className="h-2.5 w-10" />
              <Skeleton className="h-2 w-6" />
            </div>
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}

/** Messages of a thread before they are known. */
export function ThreadSkeleton({ label, messages = 2 }: { label: string; messages?: number | undefined }) {
  return (
    <SkeletonGroup label={label}>
      {Array.from({ length: messages }, (_, at) => (
        <div key={at} className={clsx("flex gap-2 border-line border-b p-4 py-3", at % 2 === 1 && "bg-sunken")}>
          <Skeleton className="size-6 shrink-0 rounded-full" />
          <div className="flex flex-1 flex-col gap-3 pt-1.5">
            <div className="flex justify-between">
              <Skeleton className="h-2.5 w-[30%]" />
              <Skeleton className="h-2 w-9" />
            </div>
            <Skeleton className="h-2.5 w-[92%]" />
            <Skeleton className="h-2.5 w-[70%]" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}
