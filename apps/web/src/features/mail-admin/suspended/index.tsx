"use client";
import { suspensionCauses } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { MailCheck, SearchX } from "lucide-react";
import { Loaded } from "@/lib/loaded";
import { replace } from "@/lib/navigation";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";
import { ChoiceChips } from "../parts/choice-chips";
import { causeWords } from "../parts/mail-words";
import { SearchField } from "../parts/search-field";
import { useAddressParam } from "../parts/use-address-param";
import { suspendedDays } from "./purge";
import { SuspendedTable } from "./suspended-table";

const refreshMs = 30_000;
const causes = Object.keys(suspensionCauses) as (keyof typeof suspensionCauses)[];

/** Mail that waits for a person's decision. */
export default function Suspended() {
  const [query] = useAddressParam("q");
  const [asked, setCause] = useAddressParam("cause");
  const cause = causes.find((each) => each === asked);
  const counts = api.mail.counts.useQuery(undefined, { refetchInterval: refreshMs });
  const list = api.mail.list.useInfiniteQuery(
    { limit: 50, state: "suspended", ...(query ? { query } : {}), ...(cause ? { cause } : {}) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: refreshMs },
  );
  const first = { data: list.data?.pages, error: list.error, isFetching: list.isFetching, refetch: list.refetch };
  return (
    <SettingsPage
      area="Mail"
      title="Suspended mail"
      lead={`Mail the desk would not make a ticket of by itself. Recover what is genuine; the rest is deleted ${suspendedDays} days after it came.`}
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField label="Search sender or subject" />
        <ChoiceChips
          label="Cause"
          chosen={cause ?? ""}
          onChoose={setCause}
          choices={(counts.data?.causes ?? []).map(({ cause: each, count }) => ({
            id: each,
            label: causeWords[each].word,
            count,
          }))}
        />
      </div>
      <Loaded query={first} what="Suspended mail">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0)
            return query || cause ? (
              <EmptyState
                icon={SearchX}
                title="No suspended mail matches"
                actions={<Button onClick={() => replace("/admin/suspended")}>Clear filters</Button>}
              >
                Search by sender or subject, or choose another cause.
              </EmptyState>
            ) : (
              <EmptyState icon={MailCheck} title="Nothing is suspended">
                Every mail became a ticket or a reply, or was recognised as a duplicate or a bounce.
              </EmptyState>
            );
          return (
            <>
              <SuspendedTable rows={rows} />
              {list.hasNextPage ? (
                <Button className="mt-3" isLoading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                  Load older
                </Button>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </SettingsPage>
  );
}
