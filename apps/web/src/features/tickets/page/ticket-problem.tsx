"use client";
import { buttonClass } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { ErrorState } from "@desk/ui/error-state";
import { SearchX } from "lucide-react";
import { Link } from "@/lib/link";
import { problemOf } from "@/lib/problem";
import { clockTime } from "@/lib/time";

type Props = { number: number; error: unknown; onRetry: () => void };

/** A ticket that is not there, or did not load. The list beside it stays. */
export function TicketProblem({ number, error, onRetry }: Props) {
  const problem = problemOf(error);
  if (problem.code === "NOT_FOUND" || problem.code === "FORBIDDEN") {
    return (
      <div className="min-w-0 flex-1">
        <EmptyState
          icon={SearchX}
          headingLevel={1}
          title={`There is no ticket #${number} for you`}
          actions={
            <Link href="/views/my-queue" className={buttonClass("secondary")}>
              Go to my queue
            </Link>
          }
        >
          The number may be wrong, or the ticket belongs to a team you are not in. An administrator can add you.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="min-w-0 flex-1">
      <ErrorState
        title="The ticket did not load"
        headingLevel={1}
        retryLabel="Try again"
        onRetry={onRetry}
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
        {problem.message} What you typed is kept on this device.
      </ErrorState>
    </div>
  );
}
