"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { useSetSubject } from "../actions/use-set-subject";
import { askFor } from "./ticket-asks";

/** The subject as a heading; while it is edited, a field. Enter saves, Esc keeps the old one. */
export function SubjectField({ ticket, isEditing }: { ticket: TicketView; isEditing: boolean }) {
  const [text, setText] = useState<string | null>(null);
  const setSubject = useSetSubject();

  function save() {
    const subject = text?.trim();
    askFor(null);
    setText(null);
    if (!subject || subject === ticket.subject) return;
    setSubject.mutate(
      { ticketId: ticket.id, subject, version: ticket.version },
      {
        onError: (error) =>
          showToast({ tone: "danger", message: `The subject was not changed: ${problemOf(error).message}` }),
      },
    );
  }

  if (isEditing) {
    return (
      <input
        aria-label="Subject"
        dir="auto"
        maxLength={250}
        // biome-ignore lint/a11y/noAutofocus: The field appears because somebody asked to type in it.
        autoFocus
        value={text ?? ticket.subject}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setText(null);
          askFor(null);
        }}
        className="focus-field -mx-1.5 h-7 rounded-control border border-line-control bg-raised px-1.5 font-semibold text-lg"
      />
    );
  }
  return (
    <h1
      id="ticket-title"
      tabIndex={-1}
      title={ticket.subject}
      onDoubleClick={() => ticket.can.edit && askFor("subject")}
      className="line-clamp-2 font-semibold text-lg -tracking-[0.006em] outline-none"
    >
      <bdi>{ticket.subject}</bdi>
    </h1>
  );
}
