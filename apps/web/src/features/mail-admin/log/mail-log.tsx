"use client";
import { mailStates } from "@desk/contracts/mail-log";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import { EmptyState } from "@desk/ui/empty-state";
import { Icon } from "@desk/ui/icon";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { CircleCheck, Mails, RefreshCw, SearchX, TriangleAlert } from "lucide-react";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { replace } from "@/lib/navigation";
import { saving } from "@/lib/saving";
import { SettingsPage } from "@/lib/settings-page";
import { countOf } from "@/lib/words";
import { api, type Outputs } from "@/trpc/client";
import { BulkBar } from "../parts/bulk-bar";
import { ChoiceChips } from "../parts/choice-chips";
import { MailFrom } from "../parts/mail-from";
import { causeWords, doorWords, stateWords } from "../parts/mail-words";
import { Moment } from "../parts/moment";
import { moveBetweenRows } from "../parts/row-keys";
import { ScrollTable } from "../parts/scroll-table";
import { SearchField } from "../parts/search-field";
import { SmallScreenLines } from "../parts/small-screen-lines";
import { useAddressParam } from "../parts/use-address-param";
import { useChosen } from "../parts/use-chosen";
import { balanceWords, isBalanced } from "./balance";

type MailRow = Outputs["mail"]["list"]["data"][number];
const refreshMs = 30_000;
/** Those that may become something else when they are looked at again. */
const canReprocess = ({ state }: MailRow): boolean => state === "unprocessable" || state === "rejected";

/** Every mail that came in, and what became of it. */
export function MailLog() {
  const [query] = useAddressParam("q");
  const [asked, setState] = useAddressParam("state");
  const state = mailStates.find((each) => each === asked);
  const counts = api.mail.counts.useQuery(undefined, { refetchInterval: refreshMs });
  const log = api.mail.list.useInfiniteQuery(
    { limit: 50, ...(query ? { query } : {}), ...(state ? { state } : {}) },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: refreshMs },
  );
  const first = { data: log.data?.pages, error: log.error, isFetching: log.isFetching, refetch: log.refetch };

  return (
    <SettingsPage
      area="Mail"
      title="Incoming mail"
      lead="Every mail is stored before anything looks at it, and ends in exactly one outcome."
    >
      {counts.data ? <Balance counts={counts.data} /> : null}
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField label="Search sender, subject or Message-ID" />
        <ChoiceChips
          label="Outcome"
          chosen={state ?? ""}
          onChoose={setState}
          choices={mailStates
            .filter((each) => each === state || !counts.data || counts.data[each] > 0)
            .map((each) => ({ id: each, label: stateWords[each].word, count: counts.data?.[each] }))}
        />
      </div>
      <Loaded query={first} what="Incoming mail">
        {(pages) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0) return query || state ? <NoMatch /> : <Nothing />;
          return (
            <>
              <LogTable rows={rows} />
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

function Balance({ counts }: { counts: Outputs["mail"]["counts"] }) {
  const isGood = isBalanced(counts);
  return (
    <p className="mb-3 flex items-start gap-2 text-sm">
      <Icon
        as={isGood ? CircleCheck : TriangleAlert}
        className={isGood ? "mt-0.5 text-success-ink" : "mt-0.5 text-danger-ink"}
      />
      <span className="figures">
        {balanceWords(counts)}
        {isGood ? null : (
          <strong className="block font-medium text-danger-ink">
            This does not add up. Run desk doctor, and report it: no mail may be without an outcome.
          </strong>
        )}
      </span>
    </p>
  );
}

function LogTable({ rows }: { rows: readonly MailRow[] }) {
  const cache = api.useUtils();
  const chosen = useChosen(rows.filter(canReprocess).map(({ id }) => id));
  const reprocess = api.mail.reprocess.useMutation(
    saving(
      () => {
        chosen.clear();
        return cache.mail.invalidate();
      },
      ({ count }) => `${countOf(count, "mail")} will be looked at again`,
    ),
  );
  return (
    <>
      <BulkBar count={chosen.chosen.length} onClear={chosen.clear}>
        <Button
          size="sm"
          icon={RefreshCw}
          isLoading={reprocess.isPending}
          onClick={() => reprocess.mutate({ mailIds: chosen.chosen.slice(0, 100) })}
        >
          Look at them again
        </Button>
      </BulkBar>
      <ScrollTable label="Incoming mail">
        <Table caption="Incoming mail" className="table-fixed min-[60rem]:min-w-160" onKeyDown={moveBetweenRows}>
          <TableHead>
            <HeaderCell className="w-10">
              <span className="sr-only">Selection</span>
            </HeaderCell>
            <HeaderCell className="w-28 max-[60rem]:hidden">Arrived</HeaderCell>
            <HeaderCell className="w-44 max-[60rem]:hidden">From</HeaderCell>
            <HeaderCell>Subject</HeaderCell>
            <HeaderCell className="w-52 max-[60rem]:hidden">What became of it</HeaderCell>
          </TableHead>
          <tbody>
            {rows.map((mail) => (
              <TableRow key={mail.id} isSelected={chosen.has(mail.id) || undefined}>
                <TableCell>
                  {canReprocess(mail) ? (
                    <Checkbox
                      aria-label={`Select ${mail.subject ?? "mail without a subject"}`}
                      checked={chosen.has(mail.id)}
                      onChange={() => chosen.toggle(mail.id)}
                    />
                  ) : null}
                </TableCell>
                <TableCell className="text-ink-2 max-[60rem]:hidden" title={doorWords[mail.door]}>
                  <Moment iso={mail.receivedAt} />
                </TableCell>
                <TableCell className="max-[60rem]:hidden">
                  <MailFrom from={mail.from} />
                </TableCell>
                <TableCell>
                  <Link
                    data-row
                    href={`/admin/mail-log/${mail.id}`}
                    className="block truncate font-medium hover:text-link"
                    dir="auto"
                  >
                    {mail.subject || "(no subject)"}
                  </Link>
                  <SmallScreenLines mail={mail}>
                    <Outcome mail={mail} />
                  </SmallScreenLines>
                </TableCell>
                <TableCell className="max-[60rem]:hidden">
                  <Outcome mail={mail} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </ScrollTable>
    </>
  );
}

/** The outcome with where it led, or why. */
function Outcome({ mail }: { mail: Pick<MailRow, "state" | "ticket" | "cause" | "reason"> }) {
  const { word, tone } = stateWords[mail.state];
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Badge tone={tone}>{word}</Badge>
      {mail.ticket ? (
        <Link href={`/tickets/${mail.ticket.number}`} className="figures shrink-0 text-link">
          #{mail.ticket.number}
        </Link>
      ) : (
        <span className="min-w-0 truncate text-ink-3 text-xs" title={mail.reason ?? undefined}>
          {mail.cause ? causeWords[mail.cause].word : mail.reason}
        </span>
      )}
    </span>
  );
}

const Nothing = () => (
  <EmptyState icon={Mails} title="No mail has come in yet">
    Once a mailbox is set up, every mail appears here with what became of it.
  </EmptyState>
);

const NoMatch = () => (
  <EmptyState
    icon={SearchX}
    title="No mail matches"
    actions={<Button onClick={() => replace("/admin/mail-log")}>Clear filters</Button>}
  >
    Search by sender, subject or a whole Message-ID, or choose another outcome.
  </EmptyState>
);
