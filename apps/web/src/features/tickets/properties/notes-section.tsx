"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { PropertySection } from "@desk/ui/property-row";
import { Lock } from "lucide-react";
import { useNotes } from "./use-notes";

const words = { idle: "", saving: "Saving…", saved: "Saved", failed: "Not saved", conflict: "Two versions" };

/** The ticket's pinned notes: one text for the team, saved while typing. */
export function NotesSection({ ticket }: { ticket: TicketView }) {
  const notes = useNotes(ticket);
  return (
    <PropertySection
      title="Pinned notes"
      end={
        <span role="status" className="flex items-center gap-1">
          {notes.state === "idle" ? (
            <>
              <Icon as={Lock} size={12} label="Only your team sees this" />
              Internal
            </>
          ) : (
            words[notes.state]
          )}
        </span>
      }
    >
      {ticket.can.edit ? (
        <textarea
          aria-label="Pinned notes"
          dir="auto"
          rows={2}
          maxLength={20_000}
          placeholder="What everyone on this ticket should know"
          value={notes.text}
          onChange={(event) => notes.type(event.target.value)}
          onBlur={notes.saveNow}
          className="focus-field field-sizing-content -mx-2 mt-0.5 max-h-60 min-h-12 w-[calc(100%+1rem)] resize-none rounded-control border border-transparent bg-transparent px-2 py-1 text-sm hover:border-line-control max-md:text-lg"
        />
      ) : (
        <p dir="auto" className="mt-0.5 whitespace-pre-wrap text-sm">
          {ticket.notes || <span className="text-ink-3">None</span>}
        </p>
      )}
      {notes.problem ? (
        <p role="alert" className="mt-1 text-danger-ink text-xs">
          {notes.problem}{" "}
          <button type="button" className="text-link" onClick={notes.saveNow}>
            Try again
          </button>
        </p>
      ) : null}
      {notes.mine !== null ? (
        <div role="alert" className="mt-1 rounded-control border border-warning-line bg-warning-tint p-2 text-xs">
          <p className="text-warning-ink">Somebody else saved the text above meanwhile. Yours is kept here:</p>
          <p dir="auto" className="my-1 max-h-32 overflow-y-auto whitespace-pre-wrap text-ink">
            {notes.mine}
          </p>
          <div className="flex gap-2">
            <Button size="sm" onClick={notes.takeMine}>
              Use mine
            </Button>
            <Button size="sm" variant="ghost" onClick={notes.takeTheirs}>
              Keep theirs
            </Button>
          </div>
        </div>
      ) : null}
    </PropertySection>
  );
}
