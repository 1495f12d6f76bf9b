import { Delayed } from "@desk/ui/delayed";
import { Skeleton, ThreadSkeleton } from "@desk/ui/skeleton";

/** The ticket's geometry while it loads; nothing for the first 300 ms. */
export function TicketSkeleton() {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="h-(--h-bar) shrink-0 border-line border-b" />
      <Delayed>
        <div className="flex h-20 shrink-0 flex-col justify-center gap-3 border-line border-b px-4">
          <Skeleton className="h-3 w-[62%]" />
          <Skeleton className="h-2.5 w-[38%]" />
        </div>
        <ThreadSkeleton label="The ticket is loading" messages={3} />
      </Delayed>
    </div>
  );
}
