"use client";
import { Delayed } from "@desk/ui/delayed";
import { ErrorState } from "@desk/ui/error-state";
import { ListSkeleton } from "@desk/ui/skeleton";
import { problemOf } from "@/lib/problem";
import { clockTime } from "@/lib/time";
import { listKey } from "../list-state";
import { useWorkspace } from "../workspace-context";
import { EmptyList } from "./empty-list";
import { FoundCustomers } from "./found-customers";
import { ListRows } from "./list-rows";
import { NoPermission } from "./no-permission";

/** Rows, or why there are none. */
export function ListBody({ isTable }: { isTable: boolean }) {
  const { list } = useWorkspace();
  const isIdleSearch = list.state.view === "search" && list.state.q.trim() === "";
  if (isIdleSearch) return <EmptyList />;
  if (list.error !== null && list.rows.length === 0) {
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
  if (list.isLoading) {
    return (
      <Delayed>
        <ListSkeleton label="The list is loading" rows={12} />
      </Delayed>
    );
  }
  const hasCustomers = list.customers.length > 0;
  if (list.rows.length === 0 && !hasCustomers) return <EmptyList />;
  return (
    <>
      {hasCustomers ? <FoundCustomers customers={list.customers} /> : null}
      {list.rows.length > 0 ? <ListRows key={listKey(list.state)} isTable={isTable} /> : null}
    </>
  );
}
