"use client";
import { ErrorState } from "@desk/ui/error-state";
import { problemOf } from "@/lib/problem";
import { clockTime } from "@/lib/time";
import { useWorkspace } from "../workspace-context";
import NoPermission from "./no-permission";

/** Why the rows are not there, and what was kept. */
export default function ListProblem() {
  const { list } = useWorkspace();
  const problem = problemOf(list.error);
  if (problem.code === "FORBIDDEN" || problem.code === "NOT_FOUND") return <NoPermission />;
  return (
    <ErrorState
      title="The list did not load"
      retryLabel="Try again"
      onRetry={list.retry}
      isRetrying={list.isLoading}
      request={
        problem.requestId
          ? {
              id: problem.requestId,
              label: "Request",
              copyLabel: "Copy the request id",
              copiedLabel: "Copied",
              at: clockTime(new Date()),
            }
          : undefined
      }
    >
      {problem.message} Your filters and drafts are kept.
    </ErrorState>
  );
}
