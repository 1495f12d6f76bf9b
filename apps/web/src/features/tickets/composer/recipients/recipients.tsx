"use client";
import type { ReplyOptionsView } from "@desk/contracts/outgoing";
import type { TicketView } from "@desk/contracts/ticket";
import { Icon } from "@desk/ui/icon";
import clsx from "clsx";
import { ChevronDown, ChevronUp, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import { RecipientField } from "@/lib/mail/recipient-field";
import { FromField } from "./from-field";
import { everyone, listsOnTicket, type Place, places, spokenSummary, summaryOf } from "./recipient-lists";
import type { RecipientsState } from "./use-recipients";

const labels: Record<Place, string> = { to: "To", cc: "Cc", bcc: "Bcc" };

type Props = {
  ticket: TicketView;
  options: ReplyOptionsView | undefined;
  recipients: RecipientsState;
  from: string | null;
  onFrom: (address: string | null) => void;
};

/** Who will get the reply and from which address: one line, always in sight, that opens into fields. */
export function Recipients({ ticket, options, recipients, from, onFrom }: Props) {
  const { lists } = recipients;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [showsBcc, setShowsBcc] = useState(lists.bcc.length > 0);
  const unreachable = new Map(options?.unreachable.map(({ address, reason }) => [address, reason]));
  const cutOff = everyone(lists).filter(({ address }) => unreachable.has(address));
  const sender = from ?? options?.from?.address ?? null;
  const summary = summaryOf(lists);
  const senderWords = sender ? `; from ${sender}` : options ? "; not mailed: no mailbox is active" : "";
  const [bounced] = cutOff;
  const warning =
    bounced === undefined
      ? null
      : cutOff.length === 1
        ? `Mail to ${bounced.address} came back before`
        : "Some mail came back before";

  if (!isOpen) {
    return (
      <button
        type="button"
        aria-expanded={false}
        aria-controls={id}
        title={spokenSummary(lists)}
        onClick={() => setOpen(true)}
        className="-mx-1.5 mt-1 flex min-h-7 min-w-0 items-center gap-1.5 rounded-control px-1.5 text-start text-sm hover:bg-hover max-md:min-h-11"
      >
        <span className="sr-only">
          {`Recipients: ${spokenSummary(lists)}${senderWords}. ${warning === null ? "" : `${warning}. `}Change`}
        </span>
        <span aria-hidden className="text-ink-3">
          To
        </span>
        <bdi aria-hidden className={clsx("min-w-0 truncate font-medium", lists.to.length === 0 && "text-danger-ink")}>
          {summary.to}
        </bdi>
        {summary.rest ? (
          <span aria-hidden className="shrink-0 text-ink-3">
            · {summary.rest}
          </span>
        ) : null}
        {warning === null ? null : (
          <span aria-hidden className="flex min-w-0 items-center gap-1 text-warning-ink text-xs">
            <Icon as={TriangleAlert} size={14} />
            <span className="truncate">{warning}</span>
          </span>
        )}
        <span
          aria-hidden
          className="ms-auto flex min-w-0 shrink items-center gap-1 ps-2 text-ink-3 text-xs max-md:hidden"
        >
          {options ? (
            <span className="truncate">{sender ? `From ${sender}` : "Not mailed: no mailbox is active"}</span>
          ) : null}
        </span>
        <Icon as={ChevronDown} size={14} className="shrink-0 text-ink-3 max-md:ms-auto" />
      </button>
    );
  }
  const known = [...everyone(listsOnTicket(ticket)), ...(options ? [...options.to, ...options.cc] : [])];
  const shown = places.filter((place) => place !== "bcc" || showsBcc);
  return (
    <fieldset id={id} aria-label="Recipients" className="mt-1 flex min-w-0 flex-col gap-0.5">
      {shown.map((place) => (
        <RecipientField
          key={place}
          label={labels[place]}
          people={lists[place]}
          known={known}
          unreachable={unreachable}
          takesFocus={place === "to"}
          onAdd={(people) => recipients.add(place, people)}
          onRemove={(address) => recipients.remove(place, address)}
          onEscape={() => setOpen(false)}
        />
      ))}
      <FromField options={options} from={from} onFrom={onFrom} />
      {recipients.refused.length > 0 ? (
        <p role="alert" className="ps-11 text-warning-ink text-xs wrap-anywhere">
          {recipients.refused.join(", ")} {recipients.refused.length > 1 ? "are addresses" : "is an address"} of this
          workspace and gets no mail from it.
        </p>
      ) : null}
      <div className="flex items-center gap-1 text-xs">
        {showsBcc ? null : <LineButton onPress={() => setShowsBcc(true)}>Add Bcc</LineButton>}
        {recipients.isChanged ? <LineButton onPress={recipients.reset}>Reply to everybody again</LineButton> : null}
        <span className="ms-auto" />
        <LineButton onPress={() => setOpen(false)}>
          Fold <Icon as={ChevronUp} size={14} />
        </LineButton>
      </div>
    </fieldset>
  );
}

function LineButton({ onPress, children }: { onPress: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex min-h-6 items-center gap-1 rounded-control px-1.5 text-ink-2 hover:bg-hover hover:text-ink max-md:min-h-9"
    >
      {children}
    </button>
  );
}
