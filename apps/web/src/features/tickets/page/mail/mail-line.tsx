"use client";
import type { MessageMail } from "@desk/contracts/ticket";
import { Icon } from "@desk/ui/icon";
import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { exactTime } from "@/lib/time";
import { deliveryWords, isWaitingAgain, mayBeTwice } from "./delivery-state";
import { fewNames, fullName } from "./people-words";

type Props = { mail: MessageMail; createdAt: string };

const checkWords = {
  pass: "Confirmed (SPF, DKIM or DMARC)",
  fail: "Not confirmed: a check failed",
  none: "Not checked: nobody we trust looked at it",
};

/** From, to and copies in one line that opens into everything the mail said about itself. */
export function MailLine({ mail, createdAt }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isIn = mail.direction === "in";
  const to = fewNames(mail.to);
  return (
    <div className="text-ink-3 text-xs">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="-ms-1 flex min-h-6 max-w-full items-center gap-1 rounded-badge px-1 text-start hover:bg-hover hover:text-ink-2 max-md:min-h-8"
      >
        <span className="min-w-0 truncate">
          {isIn ? (
            <>
              <bdi>{mail.from.address}</bdi> to{" "}
            </>
          ) : (
            "To "
          )}
          <bdi>{to || mail.ownAddress || "nobody named"}</bdi>
          {mail.cc.length > 0 ? (
            <>
              {" · Cc "}
              <bdi>{fewNames(mail.cc)}</bdi>
            </>
          ) : null}
          {mail.bcc.length > 0 ? ` · Bcc ${mail.bcc.length}` : ""}
        </span>
        <span className="sr-only">, mail details</span>
        <Icon as={isOpen ? ChevronUp : ChevronDown} size={14} className="shrink-0" />
      </button>
      <dl id={id} hidden={!isOpen} className="mb-2 grid max-w-(--w-measure) grid-cols-[auto_1fr] gap-x-3 gap-y-1 py-1">
        <Row name="From">{fullName(mail.from)}</Row>
        {isIn ? <People name="To" people={mail.to} /> : null}
        {isIn ? <People name="Cc" people={mail.cc} /> : <Recipients mail={mail} />}
        {isIn && mail.ownAddress ? <Row name="Received at">{mail.ownAddress}</Row> : null}
        <Row name="Subject">{mail.subject || "(none)"}</Row>
        <Row name="Date">
          <time dateTime={createdAt}>{exactTime(createdAt)}</time>
        </Row>
        {isIn && mail.authentication ? <Row name="Sender">{checkWords[mail.authentication]}</Row> : null}
      </dl>
    </div>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 text-ink-2 wrap-anywhere">
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}

function People({ name, people }: { name: string; people: MessageMail["to"] }) {
  return people.length > 0 ? <Row name={name}>{people.map(fullName).join(", ")}</Row> : null;
}

const roleWords = { to: "To", cc: "Cc", bcc: "Bcc" };

/** Each recipient of a mail of ours with how far it got; before any left, who it is meant for. */
function Recipients({ mail }: { mail: MessageMail }) {
  if (mail.deliveries.length === 0) {
    return (
      <>
        <People name="To" people={mail.to} />
        <People name="Cc" people={mail.cc} />
        <People name="Bcc" people={mail.bcc} />
      </>
    );
  }
  return mail.deliveries.map((delivery) => (
    <Row key={delivery.id} name={roleWords[delivery.role]}>
      {delivery.address} <span className="text-ink-3">· {deliveryWords[delivery.state]}</span>
      {delivery.sentAt ? <span className="text-ink-3"> {exactTime(delivery.sentAt)}</span> : null}
      {isWaitingAgain(delivery) && delivery.nextAttemptAt ? (
        <span className="text-ink-3">
          , tried again {exactTime(delivery.nextAttemptAt)}
          {delivery.reason ? ` (${delivery.reason})` : ""}
        </span>
      ) : null}
      {mayBeTwice(delivery) ? <span className="text-warning-ink"> · May have arrived twice</span> : null}
    </Row>
  ));
}
