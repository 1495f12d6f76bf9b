"use client";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import { HeaderCell, Table, TableCell, TableHead, TableRow } from "@desk/ui/table";
import { RotateCw } from "lucide-react";
import { Link } from "@/lib/link";
import { saving } from "@/lib/saving";
import { countOf } from "@/lib/words";
import { api, type Outputs } from "@/trpc/client";
import { BulkBar } from "../parts/bulk-bar";
import { Moment } from "../parts/moment";
import { moveBetweenRows } from "../parts/row-keys";
import { ScrollTable } from "../parts/scroll-table";
import { useChosen } from "../parts/use-chosen";
import { deliveryWords, kindWords } from "./words";

type Row = Outputs["outgoing"]["deliveries"]["data"][number];
const idsMax = 100;

export function DeliveryTable({ rows }: { rows: readonly Row[] }) {
  const changeable = rows.filter(({ can }) => can.retry || can.cancel);
  const chosen = useChosen(changeable.map(({ id }) => id));
  const { retry, cancel } = useDeliveryMutations(chosen.clear);
  const of = (right: "retry" | "cancel") =>
    changeable
      .filter(({ id, can }) => chosen.has(id) && can[right])
      .map(({ id }) => id)
      .slice(0, idsMax);
  const retried = of("retry");
  const cancelled = of("cancel");
  return (
    <>
      <BulkBar count={chosen.chosen.length} onClear={chosen.clear}>
        {retried.length > 0 ? (
          <Button
            size="sm"
            icon={RotateCw}
            isLoading={retry.isPending}
            onClick={() => retry.mutate({ deliveryIds: retried })}
          >
            Retry {retried.length}
          </Button>
        ) : null}
        {cancelled.length > 0 ? (
          <Button size="sm" isLoading={cancel.isPending} onClick={() => cancel.mutate({ deliveryIds: cancelled })}>
            Cancel {cancelled.length}
          </Button>
        ) : null}
      </BulkBar>
      <ScrollTable label="Outgoing mail">
        <Table caption="Outgoing mail" className="min-w-180" onKeyDown={moveBetweenRows}>
          <TableHead>
            <HeaderCell className="w-10">
              <span className="sr-only">Selection</span>
            </HeaderCell>
            <HeaderCell>To</HeaderCell>
            <HeaderCell>Mail</HeaderCell>
            <HeaderCell>State</HeaderCell>
            <HeaderCell>When</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Actions</span>
            </HeaderCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <DeliveryRow
                key={row.id}
                row={row}
                isChosen={chosen.has(row.id)}
                onToggle={() => chosen.toggle(row.id)}
                onRetry={() => retry.mutate({ deliveryIds: [row.id] })}
                onCancel={() => cancel.mutate({ deliveryIds: [row.id] })}
              />
            ))}
          </tbody>
        </Table>
      </ScrollTable>
    </>
  );
}

function useDeliveryMutations(onDone: () => void) {
  const cache = api.useUtils();
  function refresh() {
    onDone();
    return Promise.all([cache.outgoing.invalidate(), cache.mailHealth.invalidate(), cache.ticket.invalidate()]);
  }
  const words =
    (done: string) =>
    ({ changed }: { changed: number }) =>
      changed === 0 ? "Its state had changed meanwhile" : `${countOf(changed, "mail")} ${done}`;
  return {
    retry: api.outgoing.retry.useMutation(saving(refresh, words("on the way again"))),
    cancel: api.outgoing.cancel.useMutation(saving(refresh, words("will not be sent"))),
  };
}

type DeliveryRowProps = {
  row: Row;
  isChosen: boolean;
  onToggle: () => void;
  onRetry: () => void;
  onCancel: () => void;
};

function DeliveryRow({ row, isChosen, onToggle, onRetry, onCancel }: DeliveryRowProps) {
  const { word, tone } = deliveryWords[row.state];
  return (
    <TableRow isSelected={isChosen || undefined}>
      <TableCell className="align-top">
        {row.can.retry || row.can.cancel ? (
          <Checkbox data-row aria-label={`Select the mail to ${row.address}`} checked={isChosen} onChange={onToggle} />
        ) : null}
      </TableCell>
      <TableCell className="max-w-60 align-top">
        <bdi className="block truncate">{row.name || row.address}</bdi>
        {row.name ? <bdi className="block truncate text-ink-3 text-xs">{row.address}</bdi> : null}
        {row.role === "to" ? null : (
          <span className="text-ink-3 text-xs">{row.role === "cc" ? "Copy" : "Blind copy"}</span>
        )}
      </TableCell>
      <TableCell className="max-w-60 align-top">
        <span className="block">{kindWords(row.kind)}</span>
        {row.ticket ? (
          <Link
            href={`/tickets/${row.ticket.number}${row.messageId ? `#m-${row.messageId}` : ""}`}
            className="block truncate text-link text-xs"
          >
            <span className="figures">#{row.ticket.number}</span> <bdi>{row.ticket.subject}</bdi>
          </Link>
        ) : null}
      </TableCell>
      <TableCell className="align-top">
        <Badge tone={tone}>{word}</Badge>
        {row.reason ? (
          <p className="mt-0.5 max-w-80 text-ink-2 text-xs [overflow-wrap:anywhere]">{row.reason}</p>
        ) : null}
        {row.lostAttempts > 0 ? (
          <p className="mt-0.5 max-w-80 text-warning-ink text-xs">
            May have arrived twice: {countOf(row.lostAttempts, "attempt")} ended without our knowing whether the server
            took it. Each carries the same Message-ID, which most programs show once.
          </p>
        ) : null}
        {row.state === "queued" && row.nextAttemptAt && row.attempts > 0 ? (
          <p className="mt-0.5 text-ink-3 text-xs">
            Tried {countOf(row.attempts, "time")}; next at <Moment iso={row.nextAttemptAt} />
          </p>
        ) : null}
      </TableCell>
      <TableCell className="align-top text-ink-3">
        <Moment iso={row.sentAt ?? row.createdAt} />
      </TableCell>
      <TableCell align="end" className="whitespace-nowrap align-top">
        {row.can.retry ? (
          <Button size="sm" onClick={onRetry} aria-label={`Retry the mail to ${row.address}`}>
            Retry
          </Button>
        ) : null}
        {row.can.cancel ? (
          <Button size="sm" variant="ghost" onClick={onCancel} aria-label={`Cancel the mail to ${row.address}`}>
            Cancel
          </Button>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
