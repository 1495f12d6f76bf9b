"use client";
import type { JobItemView, JobView } from "@desk/contracts/job";
import { type JobItemState, jobItemStates } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { HeaderCell, Table, TableHead } from "@desk/ui/table";
import { useState } from "react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { api } from "@/trpc/client";
import { isActive, itemStateWords, settledOf } from "./job-words";

const order: readonly JobItemState[] = ["failed", "skipped", "done", "waiting"];

/** What became of each ticket, page after page, narrowed to one result. */
export function JobItems({ job }: { job: JobView }) {
  const [state, setState] = useState<JobItemState | null>(null);
  const items = api.job.items.useInfiniteQuery(
    { jobId: job.id, limit: 50, ...(state ? { state } : {}) },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchInterval: isActive(job) ? 3_000 : false,
    },
  );
  const counts: Record<JobItemState, number> = {
    failed: job.failed,
    skipped: job.skipped,
    done: job.done,
    waiting: Math.max(0, (job.total ?? 0) - settledOf(job)),
  };
  const query = { data: items.data?.pages, error: items.error, isFetching: items.isFetching, refetch: items.refetch };
  return (
    <section aria-label="Tickets" className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: Choices of a filter are no form fields. */}
      <div role="group" aria-label="Result" className="flex flex-wrap gap-2">
        <Button size="sm" aria-pressed={state === null} onClick={() => setState(null)}>
          All {(job.total ?? 0).toLocaleString("en")}
        </Button>
        {order
          .filter((one) => counts[one] > 0 && jobItemStates.includes(one))
          .map((one) => (
            <Button key={one} size="sm" aria-pressed={state === one} onClick={() => setState(one)}>
              {itemStateWords[one]} {counts[one].toLocaleString("en")}
            </Button>
          ))}
      </div>
      <Loaded query={query} what="The tickets">
        {(pages) => (
          <>
            <Table caption="Result of each ticket">
              <TableHead>
                <HeaderCell>Ticket</HeaderCell>
                <HeaderCell>Result</HeaderCell>
              </TableHead>
              <tbody>{pages.flatMap(({ data }) => data.map((item) => <ItemRow key={item.seq} item={item} />))}</tbody>
            </Table>
            {items.hasNextPage ? (
              <Button className="self-start" isLoading={items.isFetchingNextPage} onClick={() => items.fetchNextPage()}>
                Load more
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  );
}

function ItemRow({ item: { ticket, state, reason } }: { item: JobItemView }) {
  return (
    <tr className="border-line border-b align-top">
      <td className="max-w-0 p-2 text-sm">
        {ticket === null ? (
          <span className="text-ink-3">A ticket that you do not see</span>
        ) : (
          <Link href={`/tickets/${ticket.number}`} className="flex gap-2">
            <span className="figures shrink-0 text-ink-3">#{ticket.numberText}</span>
            <span className="min-w-0 truncate">{ticket.subject}</span>
          </Link>
        )}
      </td>
      <td className="w-1/2 p-2 text-sm">
        <span className={state === "failed" ? "text-danger-ink" : undefined}>{itemStateWords[state]}</span>
        {reason ? <span className="block text-ink-2">{reason}</span> : null}
      </td>
    </tr>
  );
}
