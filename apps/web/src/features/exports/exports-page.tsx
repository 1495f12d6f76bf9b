"use client";
import type { ExportView } from "@desk/contracts/export";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Download, FileSpreadsheet } from "lucide-react";
import { Loaded } from "@/lib/loaded";
import { useNow } from "@/lib/now";
import { SettingsPage } from "@/lib/settings-page";
import { momentOf } from "@/lib/time";
import { countOf } from "@/lib/words";
import { api } from "@/trpc/client";
import { Subscriptions } from "./subscriptions";

const isUnderWay = ({ state }: ExportView) => state === "queued" || state === "running";

/** My finished exports, and the lists I am sent. */
export default function ExportsPage() {
  const list = api.export.list.useInfiniteQuery(
    {},
    {
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages.some(({ data }) => data.some(isUnderWay)) ? 1_500 : false),
    },
  );
  return (
    <SettingsPage
      area="Account"
      title="Exports"
      lead="Lists as CSV files, kept for seven days, and lists that come by mail."
    >
      <div className="flex flex-col gap-8">
        <section aria-labelledby="exports-title">
          <h2 id="exports-title" className="mb-2 font-semibold text-sm">
            Files
          </h2>
          <Loaded query={list} what="Your exports">
            {({ pages }) => {
              const exports = pages.flatMap(({ data }) => data);
              if (exports.length === 0)
                return (
                  <EmptyState icon={FileSpreadsheet} headingLevel={3} title="No exports yet">
                    Open a list and choose “Export CSV” in its menu.
                  </EmptyState>
                );
              return (
                <>
                  <ul className="flex flex-col border-line border-t">
                    {exports.map((each) => (
                      <ExportRow key={each.id} made={each} />
                    ))}
                  </ul>
                  {list.hasNextPage ? (
                    <Button
                      className="mt-3"
                      isLoading={list.isFetchingNextPage}
                      onClick={() => void list.fetchNextPage()}
                    >
                      Show more
                    </Button>
                  ) : null}
                </>
              );
            }}
          </Loaded>
        </section>
        <Subscriptions />
      </div>
    </SettingsPage>
  );
}

function ExportRow({ made }: { made: ExportView }) {
  const now = useNow();
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate font-medium">{made.title}</p>
        <p className="figures text-ink-2 text-xs">{stateWords(made, now)}</p>
      </div>
      {made.url ? (
        <a
          href={made.url}
          download={made.fileName ?? true}
          className="flex min-h-8 items-center gap-1.5 rounded-control px-2 font-medium text-link hover:underline max-md:min-h-(--h-touch)"
        >
          <Download aria-hidden size={16} />
          Download
        </a>
      ) : null}
    </li>
  );
}

function stateWords({ state, rows, error, expiresAt, createdAt, url }: ExportView, now: number): string {
  const made = momentOf(createdAt, now);
  switch (state) {
    case "queued":
      return `${made} · waits for its turn`;
    case "running":
      return `${made} · ${countOf(rows, "ticket")} so far`;
    case "cancelled":
      return `${made} · cancelled`;
    case "failed":
      return `${made} · ${error ?? "It failed."}`;
    case "done": {
      const until = url && expiresAt ? `kept until ${momentOf(expiresAt, now)}` : "no longer kept";
      return `${made} · ${countOf(rows, "ticket")} · ${until}`;
    }
  }
}
