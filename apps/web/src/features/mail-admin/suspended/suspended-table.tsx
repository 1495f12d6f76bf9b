"use client";
import { Checkbox } from "@desk/ui/checkbox";
import { Icon } from "@desk/ui/icon";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { ChevronDown, ChevronRight } from "lucide-react";
import { Fragment, useId, useState } from "react";
import { useWindowSize } from "@/lib/media";
import { useNow } from "@/lib/now";
import { exactTime } from "@/lib/time";
import type { Outputs } from "@/trpc/client";
import { BulkBar } from "../parts/bulk-bar";
import { MailFrom } from "../parts/mail-from";
import { causeWords } from "../parts/mail-words";
import { Moment } from "../parts/moment";
import { moveBetweenRows } from "../parts/row-keys";
import { ScrollTable } from "../parts/scroll-table";
import { SmallScreenLines } from "../parts/small-screen-lines";
import { useChosen } from "../parts/use-chosen";
import { purgedAt, purgeWords } from "./purge";
import { SuspendedActions } from "./suspended-actions";
import { SuspendedPreview } from "./suspended-preview";

type Row = Outputs["mail"]["list"]["data"][number];

/** The queue: arrows move, Space selects, Enter opens the preview. */
export function SuspendedTable({ rows }: { rows: readonly Row[] }) {
  const chosen = useChosen(rows.map(({ id }) => id));
  const [openId, setOpenId] = useState<string | null>(null);
  const now = useNow();
  const size = useWindowSize();
  const columns = size === "split" || size === "wide" ? 6 : 2;
  const id = useId();
  const senders = new Set(rows.filter((row) => chosen.has(row.id)).map(({ from }) => from?.address ?? null));
  const [onlySender] = senders;
  return (
    <>
      <BulkBar count={chosen.chosen.length} onClear={chosen.clear}>
        <SuspendedActions
          size="sm"
          mailIds={chosen.chosen}
          from={senders.size === 1 ? (onlySender ?? null) : null}
          onDone={chosen.clear}
        />
      </BulkBar>
      <ScrollTable label="Suspended mail">
        <Table caption="Suspended mail" className="table-fixed min-[60rem]:min-w-160" onKeyDown={moveBetweenRows}>
          <TableHead>
            <HeaderCell className="w-10">
              <Checkbox
                aria-label="Select all on this page"
                checked={chosen.isAll}
                isMixed={chosen.isSome}
                onChange={chosen.toggleAll}
              />
            </HeaderCell>
            <HeaderCell className="w-44 max-[60rem]:hidden">From</HeaderCell>
            <HeaderCell>Subject</HeaderCell>
            <HeaderCell className="w-40 max-[60rem]:hidden">Cause</HeaderCell>
            <HeaderCell className="w-28 max-[60rem]:hidden">Arrived</HeaderCell>
            <HeaderCell className="w-20 max-[60rem]:hidden" align="end">
              Deleted
            </HeaderCell>
          </TableHead>
          <tbody>
            {rows.map((mail) => {
              const isOpen = openId === mail.id;
              const subject = mail.subject || "(no subject)";
              return (
                <Fragment key={mail.id}>
                  <TableRow isSelected={chosen.has(mail.id) || undefined}>
                    <TableCell>
                      <Checkbox
                        aria-label={`Select ${subject}`}
                        checked={chosen.has(mail.id)}
                        onChange={() => chosen.toggle(mail.id)}
                      />
                    </TableCell>
                    <TableCell className="max-[60rem]:hidden">
                      <MailFrom from={mail.from} />
                    </TableCell>
                    <TableCell>
                      <button
                        type="button"
                        data-row
                        aria-expanded={isOpen}
                        aria-controls={isOpen ? `${id}-${mail.id}` : undefined}
                        onClick={() => setOpenId(isOpen ? null : mail.id)}
                        className="flex min-h-7 w-full min-w-0 items-center gap-1.5 text-start font-medium"
                      >
                        <Icon as={isOpen ? ChevronDown : ChevronRight} size={14} className="text-ink-3" />
                        <span dir="auto" className="min-w-0 truncate">
                          {subject}
                        </span>
                      </button>
                      <SmallScreenLines mail={mail}>
                        <span className="flex justify-between gap-2 text-ink-3 text-xs">
                          <span>{mail.cause ? causeWords[mail.cause].word : null}</span>
                          <span>Deleted {purgeWords(mail.receivedAt, now)}</span>
                        </span>
                      </SmallScreenLines>
                    </TableCell>
                    <TableCell className="truncate text-ink-2 max-[60rem]:hidden">
                      {mail.cause ? `${mail.causeNumber} ${causeWords[mail.cause].word}` : "–"}
                    </TableCell>
                    <TableCell className="text-ink-2 max-[60rem]:hidden">
                      <Moment iso={mail.receivedAt} />
                    </TableCell>
                    <TableCell align="end" className="whitespace-nowrap text-ink-3 max-[60rem]:hidden">
                      <time dateTime={purgedAt(mail.receivedAt)} title={exactTime(purgedAt(mail.receivedAt))}>
                        {purgeWords(mail.receivedAt, now)}
                      </time>
                    </TableCell>
                  </TableRow>
                  {isOpen ? (
                    <tr>
                      <td colSpan={columns} id={`${id}-${mail.id}`} className="border-line border-b bg-sunken p-0">
                        <SuspendedPreview mail={mail} onDone={() => setOpenId(null)} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </Table>
      </ScrollTable>
    </>
  );
}
