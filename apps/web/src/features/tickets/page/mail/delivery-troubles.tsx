"use client";
import type { DeliveryView, MessageView, TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { showToast } from "@desk/ui/toast";
import clsx from "clsx";
import { CircleHelp, Copy, MailX } from "lucide-react";
import { refillComposer } from "../../composer/refill";
import { mayBeTwice, needsCare, troubleWords } from "./delivery-state";
import { useRetryDelivery } from "./use-retry-delivery";

const points = { failed: "Not delivered", bounced: "Came back", uncertain: "Uncertain" };
const pointOf = ({ state }: DeliveryView) =>
  state === "failed" || state === "bounced" || state === "uncertain" ? points[state] : "";

type Props = { ticket: TicketView; message: MessageView };

/** What a person has to know or decide about a mail that did not simply arrive. */
export function DeliveryTroubles({ ticket, message }: Props) {
  const deliveries = message.mail?.direction === "out" ? message.mail.deliveries : [];
  const troubled = deliveries.filter(needsCare);
  const twice = deliveries.filter(mayBeTwice);
  const retry = useRetryDelivery(ticket);
  if (troubled.length === 0 && twice.length === 0) return null;
  const failed = troubled.filter(({ state }) => state !== "uncertain");

  function editRecipients() {
    refillComposer(ticket, "reply", {
      html:
        message.html ??
        message.text
          .split(/\n{2,}/u)
          .map(paragraph)
          .join(""),
      text: message.text,
      seenSeq: ticket.messageSeq,
      files: [],
      recipients: { to: failed.map(({ address }) => ({ address, name: "" })), cc: [], bcc: [] },
      savedAt: new Date().toISOString(),
    });
    if (message.attachments.length > 0)
      showToast({ message: "The files stay with the first mail. Attach those that are needed again." });
  }

  return (
    <div className="mt-2 flex max-w-(--w-measure) flex-col gap-1.5 text-sm">
      {troubled.map((delivery) => (
        <p
          key={delivery.id}
          className={clsx(
            "flex items-start gap-1.5 wrap-anywhere",
            delivery.state === "uncertain" ? "text-warning-ink" : "text-danger-ink",
          )}
        >
          <Icon as={delivery.state === "uncertain" ? CircleHelp : MailX} className="mt-0.5 shrink-0" />
          <span className="min-w-0">
            <span className="font-medium">
              {pointOf(delivery)}: <bdi>{delivery.address}</bdi>.
            </span>{" "}
            {troubleWords(delivery)}
          </span>
        </p>
      ))}
      {twice.map((delivery) => (
        <p key={delivery.id} className="flex items-start gap-1.5 text-warning-ink wrap-anywhere">
          <Icon as={Copy} className="mt-0.5 shrink-0" />
          <span className="min-w-0">
            <bdi>{delivery.address}</bdi> may have this mail twice: an attempt broke off before the server confirmed it.
          </span>
        </p>
      ))}
      {troubled.length > 0 && ticket.can.reply ? (
        <span className="flex flex-wrap gap-2">
          <Button
            size="sm"
            isLoading={retry.isPending}
            onClick={() => retry.mutate({ deliveryIds: troubled.map(({ id }) => id) })}
          >
            Retry
          </Button>
          {failed.length > 0 ? (
            <Button size="sm" onClick={editRecipients}>
              Edit recipients
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const paragraph = (text: string) =>
  `<p>${text.replace(/[&<>]/gu, (sign) => signs[sign] ?? sign).replaceAll("\n", "<br>")}</p>`;
