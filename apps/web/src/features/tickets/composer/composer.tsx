"use client";
import type { OpenTicketView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { Tabs } from "@desk/ui/tabs";
import clsx from "clsx";
import { EyeOff, Lock, Reply } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useCommand } from "@/lib/keyboard/commands";
import { useMe } from "@/lib/me";
import { usePlace } from "@/lib/places";
import { keepDraft, readDraft } from "../drafts";
import { askFor } from "../page/ticket-asks";
import { ComposerForm } from "./composer-form";
import { restMode, setMode, useMode } from "./mode";
import { flushBeforeRefill, useRefillCount } from "./refill";

const MoveNoteDialog = lazy(() => import("./move-note-dialog"));

/** Where replies and notes are written. A note tints the whole block and says who sees it. */
export function Composer({ open, isWide }: { open: OpenTicketView; isWide: boolean }) {
  const { ticket } = open;
  const { can } = ticket;
  usePlace("composer");
  const wanted = useMode();
  const asksFirst = useMe()?.workspace.confirmNoteToReply ?? true;
  const [isAsking, setAsking] = useState(false);
  const [guardPlace, setGuardPlace] = useState<HTMLElement | null>(null);
  const flushRef = useRef(() => {});
  const refillCount = useRefillCount();
  const kind: MessageKind = can.reply && (wanted.kind === "reply" || !can.note) ? "reply" : "note";

  useEffect(() => {
    // A ticket left while a note was being written opens with the note again.
    if (readDraft(ticket.id, "note") && !readDraft(ticket.id, "reply")) setModeQuietly("note");
    return restMode;
  }, [ticket.id]);

  useEffect(() => flushBeforeRefill(() => flushRef.current()), []);

  function go(next: MessageKind) {
    if (next === kind) return setMode(next);
    flushRef.current();
    const note = readDraft(ticket.id, "note");
    const reply = readDraft(ticket.id, "reply");
    const [from, to] = next === "reply" ? [note, reply] : [reply, note];
    if (!from || to) return setMode(next);
    if (next === "reply" && asksFirst) return setAsking(true);
    move(kind, next);
  }

  function move(from: MessageKind, to: MessageKind) {
    const draft = readDraft(ticket.id, from);
    // Recipients never come into a note, nor out of one; neither does the note of a macro.
    keepDraft(ticket.id, to, draft && { ...draft, recipients: null, from: null, macro: null });
    keepDraft(ticket.id, from, null);
    setMode(to);
  }

  useCommand("ticket.reply", () => go("reply"), can.reply);
  useCommand("ticket.note", () => go("note"), can.note);

  if (!can.reply && !can.note) {
    return (
      <div
        id="composer"
        className="flex min-h-12 shrink-0 items-center gap-3 border-line border-t px-4 text-ink-2 text-sm"
      >
        {whyNot(open)}
        {can.followUp ? <Button onClick={() => askFor("follow-up")}>Create follow-up</Button> : null}
      </div>
    );
  }
  const isNote = kind === "note";
  const tabs = [
    ...(can.reply ? [{ id: "reply", label: "Reply", icon: Reply }] : []),
    ...(can.note ? [{ id: "note", label: "Internal note", icon: Lock }] : []),
  ];
  return (
    <section
      id="composer"
      tabIndex={-1}
      aria-label={isNote ? "Write an internal note" : "Write a reply"}
      data-mode={kind}
      className={clsx(
        "relative flex shrink-0 flex-col border-t-2 outline-none",
        isNote
          ? "border-note-line bg-note-canvas before:absolute before:inset-y-0 before:start-0 before:border-note-solid before:border-s-3 focus-within:border-note-ink"
          : "border-line bg-canvas focus-within:border-focus",
      )}
    >
      <div ref={setGuardPlace} />
      <Tabs
        label="Kind of message"
        items={tabs}
        selected={kind}
        onSelect={(id) => go(id === "note" ? "note" : "reply")}
        tone={isNote ? "note" : "accent"}
        className={clsx("min-h-9", isWide ? "px-6" : "px-4", isNote && "border-note-line")}
        end={
          isNote ? (
            <span className="flex items-center gap-1.5 text-note-ink text-xs max-md:hidden">
              <Icon as={EyeOff} size={14} />
              Only your team sees this
            </span>
          ) : null
        }
      />
      <ComposerForm
        key={`${ticket.id}.${kind}.${refillCount}`}
        open={open}
        kind={kind}
        focusAsked={wanted.focusAsked}
        isWide={isWide}
        flushRef={flushRef}
        guardPlace={guardPlace}
        onSwitch={() => go(isNote ? "reply" : "note")}
      />
      <Suspense>
        {isAsking ? (
          <MoveNoteDialog
            onMove={() => {
              setAsking(false);
              move("note", "reply");
            }}
            onEmpty={() => {
              setAsking(false);
              setMode("reply");
            }}
            onClose={() => setAsking(false)}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

/** Changes the tab without taking the focus. */
function setModeQuietly(kind: MessageKind) {
  restMode();
  if (kind === "note") setMode("note");
}

function whyNot({ ticket }: OpenTicketView): string {
  if (ticket.deletedAt) return "This ticket is deleted. Restore it to write.";
  if (ticket.status === "closed") return "This ticket is closed. What comes after it is a follow-up.";
  return "You may read this team’s tickets, but not answer them. An administrator can change that.";
}
