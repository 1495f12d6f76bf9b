"use client";
import type { MessageView } from "@desk/contracts/ticket";
import { MailFrame } from "@/features/mail-frame";
import { HtmlBody } from "./html-body";
import { RemoteImages } from "./remote-images";
import { TextBody } from "./text-body";
import { useRemoteImages } from "./use-remote-images";

/** What a message says: text as text, what we wrote as our own elements, what came from outside in a frame. */
export function MailBody({ message }: { message: MessageView }) {
  if (message.html === null) return <TextBody text={message.text} quotedAt={message.quotedAt} />;
  const isOurs = message.author.kind !== "customer" && message.mail?.direction !== "in";
  return isOurs ? <HtmlBody html={message.html} /> : <OutsideBody message={message} html={message.html} />;
}

function OutsideBody({ message, html }: { message: MessageView; html: string }) {
  const images = useRemoteImages(message);
  return (
    <MailFrame html={html} title={`Message from ${message.author.name}`} remoteAddress={images.address}>
      {(count) => (count === 0 ? null : <RemoteImages images={images} />)}
    </MailFrame>
  );
}
