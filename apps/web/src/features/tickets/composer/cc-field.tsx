"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { LabelChip } from "@desk/ui/label-chip";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { useChangeCcs } from "../actions/use-change-ccs";

type Props = { ticket: TicketView; canAdd: boolean; onDone?: (() => void) | undefined };

/** Copies: chips with a remove button, and a field for one more address. */
export function CcField({ ticket, canAdd, onDone }: Props) {
  const [text, setText] = useState("");
  const { mutate, isPending } = useChangeCcs();

  function change(input: { add?: string[]; remove?: string[] }) {
    mutate(
      { ticketId: ticket.id, ...input },
      {
        onSuccess: () => setText(""),
        onError: (error) => showToast({ tone: "danger", message: `Cc not changed: ${problemOf(error).message}` }),
      },
    );
  }

  function submit() {
    const address = text.trim();
    if (address) change({ add: [address] });
    else onDone?.();
  }

  return (
    <>
      {ticket.ccs.map((person) => {
        const name = person.email ?? person.name;
        const remove = ticket.can.edit && person.email ? () => change({ remove: [person.email ?? ""] }) : undefined;
        return (
          <LabelChip key={person.customerId} onRemove={remove} removeLabel={`Remove ${name} from Cc`}>
            {name}
          </LabelChip>
        );
      })}
      {canAdd ? (
        <input
          type="email"
          aria-label="Add an address to Cc"
          placeholder="name@example.com"
          // biome-ignore lint/a11y/noAutofocus: The field appears because somebody asked for it.
          autoFocus
          disabled={isPending}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={submit}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === ",") {
              event.preventDefault();
              submit();
            }
            if (event.key === "Escape") {
              event.stopPropagation();
              onDone?.();
            }
          }}
          className="h-6 w-48 bg-transparent text-sm outline-none max-md:text-lg"
        />
      ) : null}
    </>
  );
}
