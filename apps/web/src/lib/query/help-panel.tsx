"use client";
import { queryHelp } from "@desk/core/query/language";

/** The guide to the language; a press on an example puts it into the field. */
export default function HelpPanel({ onUse }: { onUse: (query: string) => void }) {
  return (
    <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
      {queryHelp.map(({ title, text, examples }) => (
        <section key={title} className="flex flex-col gap-1.5">
          <h3 className="font-semibold text-sm">{title}</h3>
          <p className="text-ink-2 text-xs">{text}</p>
          <ul className="flex flex-col">
            {examples.map(({ query, meaning }) => (
              <li key={query}>
                <button
                  type="button"
                  onClick={() => onUse(query)}
                  className="-mx-2 flex w-full flex-wrap items-baseline gap-x-3 rounded-control px-2 py-1 text-start hover:bg-hover"
                >
                  <code className="rounded-badge bg-fill px-1 text-xs">{query}</code>
                  <span className="text-ink-3 text-xs">{meaning}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
