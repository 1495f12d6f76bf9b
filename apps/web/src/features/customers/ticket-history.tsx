"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { StatusIcon } from "@desk/ui/status-icon";
import { Inbox } from "lucide-react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { api, type Inputs } from "@/trpc/client";

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** All tickets of a customer or an organization, newest first. */
export function TicketHistory({
  filter,
}: {
  filter: Pick<Inputs["ticket"]["list"], "requesterId" | "organizationId">;
}) {
  const list = api.ticket.list.useInfiniteQuery(
    { ...filter, view: "all", sort: "created", order: "desc", limit: 25 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const first = { data: list.data?.pages, error: list.error, isFetching: list.isFetching, refetch: list.refetch };
  return (
    <section aria-labelledby="history" className="min-w-0">
      <h2 id="history" className="border-line border-b pb-2 font-semibold text-sm">
        Tickets
      </h2>
      <Loaded query={first} what="Tickets">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0) {
            return (
              <EmptyState icon={Inbox} title="No ticket yet" headingLevel={3}>
                Tickets you may see appear here.
              </EmptyState>
            );
          }
          return (
            <ul>
              {rows.map((ticket) => (
                <li key={ticket.id} className="border-line border-b">
                  <Link
                    href={`/tickets/${ticket.number}`}
                    className="flex min-h-10 min-w-0 items-center gap-2 py-1 text-sm hover:bg-hover"
                  >
                    <StatusIcon status={ticket.status} label={ticket.statusLabel} />
                    <span className="figures shrink-0 text-ink-3">#{ticket.numberText}</span>
                    <span className="min-w-0 flex-1 truncate" dir="auto">
                      {ticket.subject}
                    </span>
                    <time dateTime={ticket.createdAt} className="shrink-0 text-ink-3 text-xs">
                      {day.format(new Date(ticket.createdAt))}
                    </time>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {list.hasNextPage ? (
        <Button className="mt-3" isLoading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          Load more
        </Button>
      ) : null}
    </section>
  );
}
