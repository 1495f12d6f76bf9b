"use client";
import type { JobView } from "@desk/contracts/job";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { PaneHead } from "@desk/ui/pane-head";
import { ProgressBar } from "@desk/ui/progress-bar";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { Age } from "@/lib/age";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { usePermission } from "@/lib/me";
import { api } from "@/trpc/client";
import { isActive, jobStateWords, progressWords, settledOf } from "./job-words";

/** Work in the background: mine, or everybody's for who manages the workspace. */
export default function JobList() {
  const managesAll = usePermission("workspace.manage");
  const [of, setOf] = useState<"me" | "everyone">("me");
  const jobs = api.job.list.useInfiniteQuery(
    { of, limit: 25 },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages.some(({ data }) => data.some(isActive)) ? 2_000 : false),
    },
  );
  const first = { data: jobs.data?.pages, error: jobs.error, isFetching: jobs.isFetching, refetch: jobs.refetch };
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <title>Jobs · Halen Desk</title>
      <PaneHead
        isWide
        headingLevel={1}
        title="Jobs"
        actions={
          managesAll ? (
            <Button aria-pressed={of === "everyone"} onClick={() => setOf(of === "me" ? "everyone" : "me")}>
              {of === "me" ? "Show everybody's" : "Show mine"}
            </Button>
          ) : null
        }
      />
      <div className="min-h-0 flex-1 overflow-auto px-6 py-4 max-md:px-4">
        <Loaded query={first} what="Jobs">
          {(pages) => {
            const rows = pages.flatMap(({ data }) => data);
            if (rows.length === 0)
              return (
                <EmptyState icon={ListChecks} title="No jobs yet">
                  Changing more than 50 tickets at once is done here, with what became of each and 24 hours to undo it.
                </EmptyState>
              );
            return (
              <>
                <ul className="flex flex-col">
                  {rows.map((job) => (
                    <JobLine key={job.id} job={job} showsAsker={of === "everyone"} />
                  ))}
                </ul>
                {jobs.hasNextPage ? (
                  <Button className="mt-3" isLoading={jobs.isFetchingNextPage} onClick={() => jobs.fetchNextPage()}>
                    Load older
                  </Button>
                ) : null}
              </>
            );
          }}
        </Loaded>
      </div>
    </div>
  );
}

function JobLine({ job, showsAsker }: { job: JobView; showsAsker: boolean }) {
  return (
    <li className="border-line border-b">
      <Link href={`/jobs/${job.id}`} className="flex flex-col gap-1 rounded-control px-2 py-3 hover:bg-hover">
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate font-medium">{job.title}</span>
          <span className="shrink-0 text-ink-3 text-sm">
            <Age iso={job.createdAt} />
          </span>
        </span>
        <span className="figures flex flex-wrap gap-x-3 text-ink-2 text-sm">
          <span>{jobStateWords[job.state]}</span>
          <span>{progressWords(job)}</span>
          {showsAsker ? <span>{job.asker.name}</span> : null}
          {job.undoneById === null ? null : <span>Undone</span>}
        </span>
        {isActive(job) && job.total !== null ? (
          <ProgressBar value={settledOf(job)} max={job.total} label={job.title} />
        ) : null}
      </Link>
    </li>
  );
}
