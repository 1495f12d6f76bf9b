"use client";
import type { MacroAction } from "@desk/contracts/macro-action";
import { Button } from "@desk/ui/button";
import { PickerButton } from "@desk/ui/picker-button";
import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { MacroOutcome } from "@/lib/macros/macro-outcome";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

type Props = { replyHtml: string; noteHtml: string; actions: readonly MacroAction[] };

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
            <MacroOutcome preview={preview.data} />
          ) : null}
        </div>
      ) : (
        <p className="text-ink-2 text-sm">See the text with its variables filled in, and each change it would make.</p>
      )}
    </section>
  );
}
