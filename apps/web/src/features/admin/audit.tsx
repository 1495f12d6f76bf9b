"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Activity } from "lucide-react";
import { Loaded } from "@/lib/loaded";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** `user.role_changed` as "User: role changed". */
function wordsOf(type: string): string {
  const [noun = "", verb = ""] = type.split(".");
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verb.replaceAll("_", " ")}`;
}

const detailsOf = (data: Record<string, unknown>): string =>
  Object.entries(data)
    .filter(([key, value]) => value !== null && !key.endsWith("Id") && key !== "id")
    .map(([key, value]) => `${key}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");

export default function Audit() {
  const log = api.audit.list.useInfiniteQuery(
    { limit: 50 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const first = { data: log.data?.pages, error: log.error, isFetching: log.isFetching, refetch: log.refetch };
  return (
    <SettingsPage
      area="System"
      title="Audit log"
      lead="Who changed what in people, access and settings. Nobody can alter it."
    >
      <Loaded query={first} what="The audit log">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0) {
            return (
              <EmptyState icon={Activity} title="Nothing has happened yet">
                Changes to people, teams, roles, keys and settings appear here.
              </EmptyState>
            );
          }
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
            <section aria-label="Audit log" tabIndex={0} className="focus-inset overflow-x-auto">
              <Table caption="Audit log" className="min-w-150">
                <TableHead>
                  <HeaderCell>When</HeaderCell>
                  <HeaderCell>Who</HeaderCell>
                  <HeaderCell>What</HeaderCell>
                  <HeaderCell>Details</HeaderCell>
                </TableHead>
                <tbody>
                  {rows.map((event) => (
                    <TableRow key={event.id}>
                      <TableCell className="figures whitespace-nowrap text-ink-2">
                        <time dateTime={event.createdAt}>{moment.format(new Date(event.createdAt))}</time>
                      </TableCell>
                      <TableCell className="whitespace-nowrap">
                        <bdi>{event.actor.name}</bdi>
                      </TableCell>
                      <TableCell className="whitespace-nowrap">{wordsOf(event.type)}</TableCell>
                      <TableCell className="text-ink-3 [overflow-wrap:anywhere]">{detailsOf(event.data)}</TableCell>
                    </TableRow>
                  ))}
                </tbody>
              </Table>
              {log.hasNextPage ? (
                <Button className="mt-3" isLoading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
                  Load older
                </Button>
              ) : null}
            </section>
          );
        }}
      </Loaded>
    </SettingsPage>
  );
}
