"use client";
import { Icon } from "@desk/ui/icon";
import { KeyCap } from "@desk/ui/key-cap";
import clsx from "clsx";
import { Search } from "lucide-react";
import { type MenuEntry, marksOf } from "./menu-entry";

type Props = {
  id: string;
  at: number;
  entry: MenuEntry;
  heading: string | null;
  query: string;
  isActive: boolean;
  onPoint: () => void;
};

/** A row of 36, below the name of its group where one begins. */
export function EntryRow({ id, at, entry, heading, query, isActive, onPoint }: Props) {
  return (
    <>
      {heading ? (
        <div role="presentation" className="flex h-8 items-end px-3 pb-1 font-medium text-2xs text-ink-3">
          {heading}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useFocusableInteractive: The field keeps the focus. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: The field handles the keys. */}
      <div
        id={id}
        role="option"
        aria-selected={isActive}
        data-at={at}
        onPointerMove={onPoint}
        onPointerDown={(event) => event.preventDefault()}
        onClick={entry.run}
        className={clsx(
          "relative flex h-9 items-center gap-3 rounded-control px-3",
          isActive &&
            "bg-selected before:absolute before:inset-y-0 before:-start-px before:border-accent before:border-s-2",
        )}
      >
        <span className="flex w-5 shrink-0 justify-center">
          {entry.icon ?? <Icon as={Search} className="text-ink-3" />}
        </span>
        <bdi className="min-w-0 truncate">
          {marksOf(entry.label, query).map((mark) =>
            mark.isMatch ? (
              <span key={mark.text} className="font-semibold text-accent-ink">
                {mark.text}
              </span>
            ) : (
              mark.text
            ),
          )}
        </bdi>
        {entry.isChosen ? <span className="sr-only">, chosen</span> : null}
        <span className="ms-auto flex shrink-0 items-center gap-2 ps-4 text-ink-3 text-xs">
          {entry.context}
          {entry.keys ? <KeyCap keys={entry.keys} /> : null}
        </span>
      </div>
    </>
  );
}
