"use client";
import { Icon } from "@desk/ui/icon";
import clsx from "clsx";
import { TriangleAlert, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { Person } from "./address-list";

type Props = {
  person: Person;
  place: string;
  /** Why mail does not reach this address. */
  trouble: string | undefined;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onLeave: () => void;
};

/** One recipient: arrows move between chips, Backspace and Delete take it out. */
export function RecipientChip({ person, place, trouble, onRemove, onMove, onLeave }: Props) {
  const { address, name } = person;

  function key(event: KeyboardEvent) {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    if (event.key === "ArrowLeft") onMove(isRtl ? 1 : -1);
    else if (event.key === "ArrowRight") onMove(isRtl ? -1 : 1);
    else if (event.key === "Backspace" || event.key === "Delete") onRemove();
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span
      className={clsx(
        "inline-flex h-6 min-w-0 max-w-full items-center rounded-badge border text-xs max-md:h-8",
        trouble ? "border-warning-line bg-warning-tint text-warning-ink" : "border-line-strong bg-canvas text-ink-2",
      )}
    >
      <button
        type="button"
        data-chip
        tabIndex={-1}
        title={trouble ? `${address} — ${trouble}` : address}
        aria-label={`${name ? `${name}, ` : ""}${address}${trouble ? ", not reached before" : ""}. Delete removes it from ${place}.`}
        onKeyDown={key}
        className="flex h-full min-w-0 items-center gap-1 rounded-badge ps-1.5 pe-1"
      >
        {trouble ? <Icon as={TriangleAlert} size={12} /> : null}
        <bdi className="truncate">{name || address}</bdi>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Remove ${address} from ${place}`}
        onClick={onRemove}
        className="-ms-1 inline-flex size-6 shrink-0 items-center justify-center rounded-badge hover:text-ink max-md:size-8"
      >
        <Icon as={X} size={12} />
      </button>
    </span>
  );
}
