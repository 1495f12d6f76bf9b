"use client";
import type { QueryProblem } from "@desk/core/query/language";
import { Icon } from "@desk/ui/icon";
import { KeyCap } from "@desk/ui/key-cap";
import { CircleAlert } from "lucide-react";

type Props = { id: string; problem: QueryProblem; onFix: () => void };

/** What is wrong with the query, and what would put it right by one key. */
export function ProblemLine({ id, problem, onFix }: Props) {
  return (
    <div
      id={id}
      role="status"
      className="absolute inset-x-0 top-full z-20 mt-1 flex max-w-140 items-start gap-2 rounded-overlay bg-raised px-3 py-2 text-danger-ink text-sm shadow-overlay forced-colors:border"
    >
      <Icon as={CircleAlert} className="mt-0.5" />
      <span className="min-w-0 flex-1 wrap-anywhere">{problem.message}</span>
      {problem.suggestion === undefined ? null : (
        <button
          type="button"
          // The press must not take the focus from the field first, which would settle it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={onFix}
          className="flex shrink-0 items-center gap-2 text-link"
        >
          Use <bdi className="font-medium">{problem.suggestion}</bdi> <KeyCap keys={["Tab"]} />
        </button>
      )}
    </div>
  );
}
