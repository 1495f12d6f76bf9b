"use client";
import type { QueryProblem } from "@desk/core/query/language";
import { type ComponentProps, useRef } from "react";

type Props = ComponentProps<"input"> & { value: string; problems: readonly QueryProblem[] };

/** The text being typed, with a wavy line under the part that is wrong. */
export function DraftInput({ value, problems, ...attributes }: Props) {
  const marks = useRef<HTMLDivElement>(null);
  const [problem] = problems;
  const from = Math.min(problem?.from ?? 0, value.length);
  const to = Math.max(from, Math.min(problem?.to ?? 0, value.length));

  return (
    <div className="relative h-6.5 min-w-32 flex-1">
      <input
        {...attributes}
        type="text"
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        onScroll={(event) => {
          if (marks.current) marks.current.scrollLeft = event.currentTarget.scrollLeft;
        }}
        className="absolute inset-0 w-full bg-transparent px-1 text-sm outline-none max-md:text-lg"
      />
      {problem ? (
        <div
          ref={marks}
          aria-hidden
          className="pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre px-1 text-sm text-transparent max-md:text-lg"
        >
          <span>{value.slice(0, from)}</span>
          <span className="underline decoration-2 decoration-danger-ink decoration-wavy underline-offset-3">
            {value.slice(from, to) || " "}
          </span>
        </div>
      ) : null}
    </div>
  );
}
