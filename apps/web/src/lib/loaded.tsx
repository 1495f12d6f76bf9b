"use client";
import { EmptyState } from "@desk/ui/empty-state";
import { ErrorState } from "@desk/ui/error-state";
import { Skeleton, SkeletonGroup } from "@desk/ui/skeleton";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { errorCode } from "@/trpc/client";
import { problemOf } from "./problem";

type Query<T> = { data: T | undefined; error: unknown; isFetching: boolean; refetch: () => unknown };

/** The four faces of a query: loading, refused, failed, there. */
export function Loaded<T>({
  query,
  what,
  children,
}: {
  query: Query<T>;
  what: string;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (errorCode(query.error) === "FORBIDDEN") {
    return (
      <EmptyState icon={Lock} title="You may not see this">
        An admin of your workspace can give your role the right.
      </EmptyState>
    );
  }
  if (query.error) {
    return (
      <ErrorState
        title={`${what} did not load`}
        retryLabel="Try again"
        isRetrying={query.isFetching}
        onRetry={() => query.refetch()}
      >
        {problemOf(query.error).message}
      </ErrorState>
    );
  }
  return (
    <SkeletonGroup label={`Loading ${what.toLowerCase()}`} className="flex flex-col gap-2">
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-9" />
      ))}
    </SkeletonGroup>
  );
}
