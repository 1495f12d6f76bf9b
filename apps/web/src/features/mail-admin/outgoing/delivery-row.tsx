"use client";
import { Badge } from "@desk/ui/badge";
import { Button } from "@desk/ui/button";
import { Checkbox } from "@desk/ui/checkbox";
import { TableCell, TableRow } from "@desk/ui/table";
import { Link } from "@/lib/link";
import { countOf } from "@/lib/words";
import type { Outputs } from "@/trpc/client";
import { Moment } from "../parts/moment";
import { deliveryWords, kindWords } from "./words";

type Row = Outputs["outgoing"]["deliveries"]["data"][number];
export type DeliveryRowProps = {
  row: Row;
  isChosen: boolean;
  onToggle: () => void;
  onRetry: () => void;
  onCancel: () => void;
};

/** One mail to one person. Where there is no room for columns, everything stands below the name. */
export function DeliveryRow({ row, isChosen, onToggle, onRetry, onCancel }: DeliveryRowProps) {
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
        <div className="flex flex-col gap-1 pt-1 min-[60rem]:hidden">
          <MailOf row={row} />
          <StateOf row={row} />
          <span className="text-ink-3 text-xs">
            <Moment iso={row.sentAt ?? row.createdAt} />
          </span>
        </div>
      </TableCell>
      <TableCell className="max-w-60 align-top max-[60rem]:hidden">
        <MailOf row={row} />
      </TableCell>
      <TableCell className="align-top max-[60rem]:hidden">
        <StateOf row={row} />
      </TableCell>
      <TableCell className="align-top text-ink-3 max-[60rem]:hidden">
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

function MailOf({ row }: { row: Row }) {
  return (
    <div className="min-w-0">
      <span className="block">{kindWords(row.kind)}</span>
      {row.ticket ? (
        <Link
          href={`/tickets/${row.ticket.number}${row.messageId ? `#m-${row.messageId}` : ""}`}
          className="block truncate text-link text-xs"
        >
          <span className="figures">#{row.ticket.number}</span> <bdi>{row.ticket.subject}</bdi>
        </Link>
      ) : null}
    </div>
  );
}

/** The state, why it is not a better one, and whether the mail may be there twice. */
function StateOf({ row }: { row: Row }) {
  const { word, tone } = deliveryWords[row.state];
  return (
    <div className="max-w-80">
      <Badge tone={tone}>{word}</Badge>
      {row.reason ? <p className="mt-0.5 text-ink-2 text-xs [overflow-wrap:anywhere]">{row.reason}</p> : null}
      {row.lostAttempts > 0 ? (
        <p className="mt-0.5 text-warning-ink text-xs">
          May have arrived twice: {countOf(row.lostAttempts, "attempt")} ended without our knowing whether the server
          took it. Each carries the same Message-ID, which most programs show once.
        </p>
      ) : null}
      {row.state === "queued" && row.nextAttemptAt && row.attempts > 0 ? (
        <p className="mt-0.5 text-ink-3 text-xs">
          Tried {countOf(row.attempts, "time")}; next at <Moment iso={row.nextAttemptAt} />
        </p>
      ) : null}
    </div>
  );
}
