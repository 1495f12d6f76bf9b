"use client";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import { Avatar } from "@desk/ui/avatar";
import { MessageBand, MessageText } from "@desk/ui/message-band";
import { memo } from "react";
import { useNow } from "@/lib/now";
import { exactTime, momentOf } from "@/lib/time";
import { Attachments } from "./attachments";
import { DeliveryTroubles } from "./mail/delivery-troubles";
import { MailLine } from "./mail/mail-line";
import { MailMarks } from "./mail/mail-marks";
import { MessageMenu } from "./mail/message-menu";
import { ProposalBanner } from "./mail/proposal-banner";
import { SendState } from "./mail/send-state";
import { MailBody } from "./mail-body";

const kindWords = { customer: "Customer", reply: "Public reply", note: "Internal note" };

type Props = { ticket: TicketView; message: MessageView; isWide: boolean; isLinked: boolean };

/** One message. Everything in it came from outside, so it is text or rebuilt HTML. */
export const MessageItem = memo(function MessageItem({ ticket, message, isWide, isLinked }: Props) {
  const kind = message.kind === "note" ? "note" : message.author.kind === "customer" ? "customer" : "reply";
  return (
    <MessageBand
      id={`m-${message.id}`}
      data-message
      tabIndex={-1}
      aria-current={isLinked || undefined}
      kind={kind}
      kindLabel={kindWords[kind]}
      avatar={<Avatar id={message.author.id ?? message.author.name} name={message.author.name} />}
      name={message.author.name}
      meta={<MailMarks message={message} className="max-md:hidden" />}
      end={
        <>
          <MessageTime message={message} />
          <SendState message={message} />
          <MessageMenu ticket={ticket} message={message} />
        </>
      }
      isWide={isWide}
      className="[contain-intrinsic-size:auto_7rem] [content-visibility:auto]"
    >
      <MailMarks message={message} className="flex-wrap pb-1 md:hidden" />
      {message.mail ? <MailLine mail={message.mail} createdAt={message.createdAt} /> : null}
      {message.mail?.direction === "in" ? <ProposalBanner ticket={ticket} message={message} /> : null}
      <MessageText>
        <MailBody message={message} />
      </MessageText>
      <Attachments files={message.attachments} />
      <DeliveryTroubles ticket={ticket} message={message} />
    </MessageBand>
  );
});

/** The time is the message's own link. */
function MessageTime({ message }: { message: MessageView }) {
  const now = useNow();
  return (
    <a href={`#m-${message.id}`} title={exactTime(message.createdAt)} className="rounded-badge hover:text-ink">
      <time dateTime={message.createdAt}>{momentOf(message.createdAt, now)}</time>
    </a>
  );
}
