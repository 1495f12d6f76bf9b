"use client";
import type { SenderVerdict } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { Loaded } from "@/lib/loaded";
import { saving } from "@/lib/saving";
import { api } from "@/trpc/client";
import { Moment } from "../parts/moment";
import { ScrollTable } from "../parts/scroll-table";
import { verdictWords } from "./verdict-words";

export function SenderList({ verdict }: { verdict: SenderVerdict }) {
  const cache = api.useUtils();
  const list = api.mail.senderRules.useInfiniteQuery(
    { limit: 100 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const remove = api.mail.removeSenderRule.useMutation(saving(() => cache.mail.invalidate(), "Taken off the list"));
  const first = { data: list.data?.pages, error: list.error, isFetching: list.isFetching, refetch: list.refetch };
  const { tab, none } = verdictWords[verdict];
  return (
    <Loaded query={first} what="The list">
      {(pages) => {
        const rules = pages.flatMap(({ data }) => data).filter((rule) => rule.verdict === verdict);
        return (
          <>
            {rules.length === 0 && !list.hasNextPage ? (
              <p className="text-ink-3 text-sm">{none}.</p>
            ) : (
              <ScrollTable label={tab}>
                <Table caption={tab} className="min-w-110 max-w-160">
                  <TableHead>
                    <HeaderCell>Address or domain</HeaderCell>
                    <HeaderCell>Added by</HeaderCell>
                    <HeaderCell>Since</HeaderCell>
                    <HeaderCell>
                      <span className="sr-only">Actions</span>
                    </HeaderCell>
                  </TableHead>
                  <tbody>
                    {rules.map((rule) => (
                      <TableRow key={rule.id}>
                        <TableCell className="font-medium [overflow-wrap:anywhere]">
                          <bdi>{rule.pattern}</bdi>
                          {rule.pattern.startsWith("@") ? (
                            <span className="block font-normal text-ink-3 text-xs">Everybody there</span>
                          ) : null}
                        </TableCell>
                        <TableCell className="text-ink-2">
                          <bdi>{rule.createdBy?.name ?? "The desk"}</bdi>
                        </TableCell>
                        <TableCell className="text-ink-3">
                          <Moment iso={rule.createdAt} />
                        </TableCell>
                        <TableCell align="end">
                          <Button
                            size="sm"
                            variant="ghost"
                            aria-label={`Remove ${rule.pattern}`}
                            onClick={() => remove.mutate({ ruleId: rule.id })}
                          >
                            Remove
                          </Button>
                        </TableCell>
                      </TableRow>
                    ))}
                  </tbody>
                </Table>
              </ScrollTable>
            )}
            {list.hasNextPage ? (
              <Button className="mt-3" isLoading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                Load more
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
