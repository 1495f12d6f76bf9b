"use client";
import { Icon } from "@desk/ui/icon";
import { CircleCheck, CircleX, Minus, TriangleAlert } from "lucide-react";
import type { Outputs } from "@/trpc/client";

/** What a macro writes and changes on one ticket, and what of it is refused. */
export function MacroOutcome({ preview }: { preview: Outputs["macro"]["try"] }) {
  const missing = [...(preview.reply?.missing ?? []), ...(preview.note?.missing ?? [])];
  const icons = { changes: CircleCheck, same: Minus, refused: CircleX };
  const inks = { changes: "text-success-ink", same: "text-ink-3", refused: "text-danger-ink" };
  return (
    <>
      {preview.reply ? <Said title="Reply" text={preview.reply.text} /> : null}
      {preview.note ? <Said title="Internal note" text={preview.note.text} isNote /> : null}
      {missing.length > 0 ? (
        <p className="flex items-start gap-1.5 text-warning-ink">
          <Icon as={TriangleAlert} className="mt-0.5" />
          Nothing is known here for {missing.map((name) => `{{${name}}}`).join(", ")}. It blocks sending until somebody
          writes something in its place.
        </p>
      ) : null}
      <ul className="flex flex-col gap-1">
        {preview.effects.map(({ action, words, state, reason }) => (
          <li key={action.kind} className="flex items-start gap-1.5">
            <Icon as={icons[state]} className={`mt-0.5 ${inks[state]}`} />
            <span>
              {words}
              {state === "same" ? <span className="text-ink-3"> (is so already)</span> : null}
              {reason ? <span className="block text-danger-ink text-xs">{reason}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Said({ title, text, isNote = false }: { title: string; text: string; isNote?: boolean }) {
  return (
    <div
      className={`rounded-control border p-3 ${isNote ? "border-note-line bg-note-canvas" : "border-line bg-raised"}`}
    >
      <p className="mb-1 font-medium text-ink-2 text-xs">{title}</p>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
        {text}
      </p>
    </div>
  );
}
