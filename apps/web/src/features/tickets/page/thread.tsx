"use client";
import type { OpenTicketView, ThreadView } from "@desk/contracts/ticket";
import { FoldLine } from "@desk/ui/fold-line";
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useCommand } from "@/lib/keyboard/commands";
import { useMe } from "@/lib/me";
import { usePlace } from "@/lib/places";
import { spanOf } from "@/lib/time";
import { countOf } from "@/lib/words";
import { EventItem } from "./event-item";
import { MessageDialogs } from "./mail/message-dialogs";
import { MessageItem } from "./message-item";
import { PendingMessages } from "./pending/pending-messages";
import { useScheduled } from "./pending/use-scheduled";
import { threadItems } from "./thread-items";
import { useOlderMessages } from "./use-older-messages";
import { useStickToEnd } from "./use-stick-to-end";

/** Oldest first, opened at the end; long histories are folded. */
export function Thread({ open, isWide }: { open: OpenTicketView; isWide: boolean }) {
  const box = useRef<HTMLElement>(null);
  const { content, toEnd, leaveEnd } = useStickToEnd(box);
  const me = useMe()?.user.id;
  const linkedId = useLinkedMessage();
  usePlace("thread");
  const older = useOlderMessages(open.ticket.id, open.thread);
  const thread: ThreadView = {
    messages: [...older.messages, ...open.thread.messages],
    events: open.thread.events,
    hasOlder: older.hasOlder,
  };
  const [isUnfolded, setUnfolded] = useState(false);
  const items = threadItems(thread, isUnfolded || linkedId !== null);
  const scheduled = useScheduled(open.ticket.id, open.ticket.number);
  const last = thread.messages.at(-1);
  // What somebody else writes moves nobody who reads further up; one's own words come into view.
  const ownEnd = `${last?.author.id === me ? last?.id : ""} ${scheduled.filter(({ isMine }) => isMine).length}`;

  useLayoutEffect(() => {
    if (linkedId === null) return toEnd();
    leaveEnd();
    const target = document.getElementById(`m-${linkedId}`);
    target?.scrollIntoView({ block: "start" });
    target?.focus();
  }, [ownEnd, linkedId, toEnd, leaveEnd]);

  function step(by: number) {
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-message]") ?? [])];
    const current = document.activeElement?.closest<HTMLElement>("[data-message]");
    const at = current ? all.indexOf(current) + by : by > 0 ? 0 : all.length - 1;
    const target = all[Math.max(0, Math.min(all.length - 1, at))];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  }
  useCommand("ticket.nextMessage", () => step(1));
  useCommand("ticket.previousMessage", () => step(-1));

  return (
    <section
      ref={box}
      id="thread"
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: A scrolling region must be reachable by keyboard.
      tabIndex={0}
      className="focus-inset min-h-0 flex-1 overflow-y-auto"
    >
      <div ref={content}>
        <h2 className="sr-only">Messages</h2>
        {thread.hasOlder ? (
          <FoldLine isWide={isWide} onClick={older.load} aria-busy={older.isLoading}>
            {older.isLoading ? "Earlier messages are loading" : "Load earlier messages"}
          </FoldLine>
        ) : null}
        {items.map((item) =>
          item.kind === "message" ? (
            <MessageItem
              key={item.key}
              ticket={open.ticket}
              message={item.message}
              isWide={isWide}
              isLinked={item.message.id === linkedId}
            />
          ) : item.kind === "event" ? (
            <EventItem key={item.key} event={item.event} isWide={isWide} hasLine={item.isLastOfRun} />
          ) : (
            <FoldLine
              key="fold"
              isWide={isWide}
              meta={`· ${spanOf(item.from, item.to)}`}
              onClick={() => setUnfolded(true)}
            >
              {countOf(item.messages, "earlier message")}
              {item.events > 0 ? ` and ${countOf(item.events, "event")}` : ""}
            </FoldLine>
          ),
        )}
        <PendingMessages ticket={open.ticket} scheduled={scheduled} isWide={isWide} />
      </div>
      <MessageDialogs open={open} />
    </section>
  );
}

/** The message a link points to. */
function useLinkedMessage(): string | null {
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener("hashchange", listener);
      return () => window.removeEventListener("hashchange", listener);
    },
    () => window.location.hash,
    () => "",
  );
  return hash.startsWith("#m-") ? hash.slice(3) : null;
}
