"use client";
import { Button } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { SearchX, Send } from "lucide-react";
import { Loaded } from "@/lib/loaded";
import { replace } from "@/lib/navigation";
import { SettingsPage } from "@/lib/settings-page";
import { api } from "@/trpc/client";
import { ChoiceChips } from "../parts/choice-chips";
import { SearchField } from "../parts/search-field";
import { useAddressParam } from "../parts/use-address-param";
import { DeliveryTable } from "./delivery-table";
import { deliveryOrder, deliveryWords } from "./words";

const refreshMs = 15_000;

/** Everything that left or should leave, recipient by recipient. */
export default function Outgoing() {
  const [q] = useAddressParam("q");
  const [asked, setState] = useAddressParam("state");
  const state = deliveryOrder.find((each) => each === asked);
  const log = api.outgoing.deliveries.useInfiniteQuery(
    { limit: 50, ...(q ? { q } : {}), ...(state ? { state: [state] } : {}) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: refreshMs },
  );
  const first = { data: log.data?.pages, error: log.error, isFetching: log.isFetching, refetch: log.refetch };
  const counts: Partial<Record<string, number>> = log.data?.pages[0]?.counts ?? {};
  return (
    <SettingsPage
      area="Mail"
      title="Outgoing mail"
      lead="One line for each mail and recipient. A mail that may have been taken is never sent again without somebody saying so."
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField label="Search address or #number" />
        <ChoiceChips
          label="State"
          chosen={state ?? ""}
          onChoose={setState}
          choices={deliveryOrder
            .filter((each) => each === state || (counts[each] ?? 0) > 0)
            .map((each) => ({ id: each, label: deliveryWords[each].word, count: counts[each] }))}
        />
      </div>
      <Loaded query={first} what="Outgoing mail">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0)
            return q || state ? (
              <EmptyState
                icon={SearchX}
                title="No mail matches"
                actions={<Button onClick={() => replace("/admin/outgoing-mail")}>Clear filters</Button>}
              >
                Search by a part of the address or a ticket number such as #1234, or choose another state.
              </EmptyState>
            ) : (
              <EmptyState icon={Send} title="Nothing has been sent yet">
                Replies, acknowledgements and the mails of the desk itself appear here with what became of them.
              </EmptyState>
            );
          return (
            <>
              <DeliveryTable rows={rows} />
              {log.hasNextPage ? (
                <Button className="mt-3" isLoading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
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
