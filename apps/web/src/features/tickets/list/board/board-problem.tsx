"use client";
import { ErrorState } from "@desk/ui/error-state";
import { problemOf } from "@/lib/problem";
import NoPermission from "../no-permission";

/** Why there is no board. */
export function BoardProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = problemOf(error);
  if (problem.code === "FORBIDDEN" || problem.code === "NOT_FOUND") return <NoPermission />;
  return (
    <ErrorState title="The board did not load" retryLabel="Try again" onRetry={onRetry} isRetrying={false}>
      {problem.message} Your query is kept.
    </ErrorState>
  );
}
