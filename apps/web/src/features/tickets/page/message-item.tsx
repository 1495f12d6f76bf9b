"use client";
import type { MessageView } from "@desk/contracts/ticket";
import { Avatar } from "@desk/ui/avatar";
import { MessageBand, MessageText } from "@desk/ui/message-band";
import { memo } from "react";
import { useNow } from "@/lib/now";
import { exactTime, momentOf } from "@/lib/time";
import { Attachments } from "./attachments";
import { HtmlBody } from "./html-body";
import { TextBody } from "./text-body";

const kindWords = { customer: "Customer", reply: "Public reply", note: "Internal note" };

type Props = { message: MessageView; isWide: boolean; isLinked: boolean };

/** One message. Everything in it came from outside, so it is text or rebuilt HTML. */
export const MessageItem = memo(function MessageItem({ message, isWide, isLinked }: Props) {
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
      end={<MessageTime message={message} />}
      isWide={isWide}
      className="[contain-intrinsic-size:auto_7rem] [content-visibility:auto]"
    >
      <MessageText>{message.html ? <HtmlBody html={message.html} /> : <TextBody text={message.text} />}</MessageText>
      <Attachments files={message.attachments} />
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
