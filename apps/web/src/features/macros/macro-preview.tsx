"use client";
import type { MacroAction } from "@desk/contracts/macro-action";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { PickerButton } from "@desk/ui/picker-button";
import { keepPreviousData } from "@tanstack/react-query";
import { CircleCheck, CircleX, Minus, TriangleAlert } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { problemOf } from "@/lib/problem";
import { api, type Outputs } from "@/trpc/client";

type Props = { replyHtml: string; noteHtml: string; actions: readonly MacroAction[] };
type Preview = Outputs["macro"]["try"];

/** What the macro would do to a ticket that one chooses. Nothing is written. */
export function MacroPreview(props: Props) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<{ id: string; title: string } | null>(null);
  const wanted = useDeferredValue(query.trim());
  const found = api.ticket.search.useQuery({ q: wanted, limit: 10 }, { enabled: wanted.length > 0 });
  const recent = api.ticket.list.useQuery({ view: "all-open", limit: 10 }, { enabled: wanted === "" });
  const tickets = wanted ? (found.data?.tickets ?? []) : (recent.data?.data ?? []);
  const input = useDeferredValue(props);
  const preview = api.macro.try.useQuery(
    { ticketId: chosen?.id ?? "", ...input, actions: [...input.actions] },
    { enabled: chosen !== null, placeholderData: keepPreviousData, retry: false },
  );
  const problem = preview.error ? problemOf(preview.error) : null;
  const titleOf = ({ numberText, subject }: { numberText: string; subject: string }) => `#${numberText} ${subject}`;

  return (
    <section
      aria-labelledby="macro-preview"
      className="min-w-0 rounded-control border border-line p-4 xl:sticky xl:top-0 xl:self-start"
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 id="macro-preview" className="font-semibold text-sm">
          Try it on a ticket
        </h2>
        <PickerButton
          label="Ticket to try it on"
          placeholder="Number or words"
          emptyText="No ticket matches."
          options={tickets.map((ticket) => ({ id: ticket.id, label: titleOf(ticket) }))}
          selected={chosen ? [chosen.id] : []}
          isLoading={found.isFetching}
          onSearch={setQuery}
          onSelect={(id) => {
            const ticket = tickets.find((each) => each.id === id);
            if (ticket) setChosen({ id, title: titleOf(ticket) });
          }}
        >
          {(trigger) => (
            <Button size="sm" {...trigger}>
              {chosen ? "Another ticket" : "Choose a ticket"}
            </Button>
          )}
        </PickerButton>
      </div>
      {chosen ? (
        <div aria-live="polite" className="flex flex-col gap-3 text-sm">
          <p className="truncate text-ink-2" dir="auto">
            {chosen.title}
          </p>
          {problem ? (
            <p className="text-danger-ink">{Object.values(problem.fields)[0] ?? problem.message}</p>
          ) : preview.data ? (
            <Outcome preview={preview.data} />
          ) : null}
        </div>
      ) : (
        <p className="text-ink-2 text-sm">See the text with its variables filled in, and each change it would make.</p>
      )}
    </section>
  );
}

function Outcome({ preview }: { preview: Preview }) {
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
