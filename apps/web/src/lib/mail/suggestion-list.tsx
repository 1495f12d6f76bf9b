"use client";
import { Avatar } from "@desk/ui/avatar";
import clsx from "clsx";
import type { Person } from "./address-list";

type Props = {
  id: string;
  label: string;
  options: readonly Person[];
  active: number;
  onPoint: (at: number) => void;
  onChoose: (person: Person) => void;
  className: string;
};

/** People found for what is typed; the field keeps the focus. */
export function SuggestionList({ id, label, options, active, onPoint, onChoose, className }: Props) {
  return (
    <div
      role="listbox"
      id={`${id}-list`}
      aria-label={label}
      hidden={options.length === 0}
      className={clsx(
        "absolute start-9 z-20 max-h-64 w-[min(24rem,calc(100%-2.25rem))] overflow-y-auto rounded-overlay bg-raised p-1 shadow-overlay forced-colors:border",
        className,
      )}
    >
      {options.map((person, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: The field keeps the focus and handles the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: The field points here through aria-activedescendant.
        <div
          key={person.address}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          onPointerMove={() => onPoint(at)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className="flex h-8 items-center gap-2 rounded-control px-2 text-sm aria-selected:bg-pressed max-md:h-11"
        >
          <Avatar id={person.address} name={person.name || person.address} size={20} />
          {person.name ? <bdi className="min-w-0 shrink truncate">{person.name}</bdi> : null}
          <span className={clsx("min-w-0 truncate", person.name ? "ms-auto text-ink-3 text-xs" : "")}>
            {person.address}
          </span>
        </div>
      ))}
    </div>
  );
}
