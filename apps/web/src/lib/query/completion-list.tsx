"use client";
import { useEffect, useRef } from "react";
import type { Suggestion } from "./use-completion";

type Props = {
  id: string;
  options: readonly Suggestion[];
  active: number;
  onPoint: (at: number) => void;
  onChoose: (option: Suggestion) => void;
};

/** What may be written next; the field keeps the focus and points here. */
export function CompletionList({ id, options, active, onPoint, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label="Suggestions"
      hidden={options.length === 0}
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 max-w-120 overflow-y-auto rounded-overlay bg-raised p-1 shadow-overlay forced-colors:border"
    >
      {options.map((option, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: The field keeps the focus and handles the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: The field points here through aria-activedescendant.
        <div
          key={option.insert}
          id={`${id}-${at}`}
          data-at={at}
          role="option"
          aria-selected={at === active}
          onPointerMove={() => onPoint(at)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
          className="flex h-8 items-center gap-3 rounded-control px-2 text-sm aria-selected:bg-pressed max-md:h-11"
        >
          <bdi className="shrink-0 font-medium">{option.label}</bdi>
          <span className="min-w-0 truncate text-ink-3 text-xs">{option.hint === option.label ? "" : option.hint}</span>
        </div>
      ))}
    </div>
  );
}
