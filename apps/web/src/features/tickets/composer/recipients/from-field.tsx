"use client";
import type { ReplyOptionsView } from "@desk/contracts/outgoing";
import { Select } from "@desk/ui/select";
import { useId } from "react";
import { fullName } from "../../page/mail/people-words";

type Props = { options: ReplyOptionsView | undefined; from: string | null; onFrom: (address: string | null) => void };

/** The address of ours that the mail leaves from: the one the customer wrote to, unless another is chosen. */
export function FromField({ options, from, onFrom }: Props) {
  const id = useId();
  if (!options) return null;
  const usual = options.from;
  const isChoice = usual !== null && options.fromChoices.length > 1;
  return (
    <div className="flex min-h-7 items-center gap-2 text-sm">
      <label htmlFor={isChoice ? id : undefined} className="w-9 shrink-0 text-ink-3">
        From
      </label>
      {isChoice ? (
        <Select
          id={id}
          size="md"
          className="max-w-96"
          value={from ?? usual.address}
          onChange={(event) => onFrom(event.target.value === usual.address ? null : event.target.value)}
        >
          {options.fromChoices.map((choice) => (
            <option key={choice.address} value={choice.address}>
              {fullName(choice)}
            </option>
          ))}
        </Select>
      ) : usual ? (
        <bdi className="min-w-0 truncate text-ink-2">{fullName(usual)}</bdi>
      ) : (
        <span className="text-ink-2">No mailbox is active, so the reply stays in the ticket and no mail leaves.</span>
      )}
    </div>
  );
}
