"use client";
import clsx from "clsx";

export type Choice = { id: string; label: string; count?: number | undefined };

const countWords = (count: number): string => count.toLocaleString("en").replaceAll(",", "\u202F");

/** One of several, each with how many there are. Pressing the chosen one again shows everything. */
export function ChoiceChips({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly Choice[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-1">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          aria-pressed={chosen === id}
          onClick={() => onChoose(chosen === id ? "" : id)}
          className={clsx(
            "inline-flex h-7 items-center gap-1.5 rounded-control border px-2 text-sm max-md:h-9",
            chosen === id
              ? "border-accent-line bg-accent-tint font-medium text-accent-ink"
              : "border-line-strong bg-raised text-ink-2 hover:bg-hover",
          )}
        >
          {name}
          {count === undefined ? null : (
            <>
              <span className="sr-only">, </span>
              <span className={clsx("figures text-xs", chosen === id ? "text-accent-ink" : "text-ink-3")}>
                {countWords(count)}
              </span>
            </>
          )}
        </button>
      ))}
    </fieldset>
  );
}
