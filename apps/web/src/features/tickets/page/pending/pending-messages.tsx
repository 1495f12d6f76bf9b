"use client";
import type { ScheduledView } from "@desk/contracts/outgoing";
import type { TicketView } from "@desk/contracts/ticket";
import { Avatar } from "@desk/ui/avatar";
import { MessageBand, MessageText } from "@desk/ui/message-band";
import { HtmlBody } from "../html-body";
import { TextBody } from "../text-body";
import { HeldActions, HeldWords } from "./held";
import { PlannedActions, PlannedWords } from "./planned";
import { StoppedActions, StoppedReason } from "./stopped";

type Props = { ticket: TicketView; scheduled: readonly ScheduledView[]; isWide: boolean };

/** Below the thread: messages that have not left yet, or that were stopped. */
export function PendingMessages({ ticket, scheduled, isWide }: Props) {
  return scheduled.map((each) => <Pending key={each.id} ticket={ticket} scheduled={each} isWide={isWide} />);
}

function Pending({ ticket, scheduled, isWide }: { ticket: TicketView; scheduled: ScheduledView; isWide: boolean }) {
  const { author, kind, state, isMine, html, text } = scheduled;
  const isWaiting = state === "waiting";
  const isHeld = isWaiting && kind === "held";
  return (
    <MessageBand
      data-message
      data-pending={isWaiting ? kind : state}
      tabIndex={-1}
      kind="reply"
      kindLabel="Public reply"
      avatar={<Avatar id={author.id} name={author.name} />}
      name={author.name}
      meta={
        isHeld ? <HeldWords scheduled={scheduled} /> : isWaiting ? <PlannedWords scheduled={scheduled} /> : "Not sent"
      }
      end={isHeld && isMine ? <HeldActions scheduled={scheduled} /> : null}
      isWide={isWide}
    >
      {isWaiting ? null : <StoppedReason scheduled={scheduled} />}
      <MessageText className="text-ink-2">
        {html ? <HtmlBody html={html} /> : <TextBody text={text} quotedAt={null} />}
      </MessageText>
      {isWaiting && !isHeld && isMine ? <PlannedActions ticket={ticket} scheduled={scheduled} /> : null}
      {!isWaiting && isMine ? <StoppedActions scheduled={scheduled} /> : null}
    </MessageBand>
  );
}
