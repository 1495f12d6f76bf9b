"use client";
import clsx from "clsx";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";
import { useWorkspace } from "../workspace-context";
import { facetsOf, hasToken, toggleToken } from "./facet-words";

/** How what was found divides; a choice narrows the search by writing its condition beside the words. */
export default function FoundFacets() {
  const { list, changeList } = useWorkspace();
  const { teams } = useDirectory();
  const { q } = list.state;
  // The list's own call, so that nothing is asked twice.
  const facets = api.ticket.search.useQuery(
    { q, limit: 50, facets: true },
    { staleTime: 30_000, placeholderData: (before) => before },
  ).data?.facets;
  if (!facets) return null;
  const shown = facetsOf(facets, teams, q);
  if (shown.length === 0) return null;
  return (
    <section aria-label="Narrow the results" className="flex shrink-0 flex-col gap-1 border-line border-b px-4 py-2">
      <p className="text-ink-3 text-xs" role="status">
        {facets.isCapped ? `The best ${facets.count} of more` : `${facets.count} found`}
      </p>
      <div className="flex gap-x-4 gap-y-1 overflow-x-auto md:flex-wrap">
        {shown.map(({ title, choices }) => (
          <fieldset key={title} className="flex shrink-0 items-center gap-1">
            <legend className="float-start pe-1 text-ink-3 text-xs">{title}</legend>
            {choices.map(({ token, label, count }) => {
              const isChosen = hasToken(q, token);
              return (
                <button
                  key={token}
                  type="button"
                  aria-pressed={isChosen}
                  onClick={() => changeList({ q: toggleToken(q, token) })}
                  className={clsx(
                    "inline-flex h-6 max-w-48 items-center gap-1 rounded-badge px-1.5 text-xs forced-colors:border",
                    isChosen ? "bg-accent-tint font-medium text-ink" : "bg-fill text-ink-2 hover:text-ink",
                  )}
                >
                  <bdi className="truncate">{label}</bdi>
                  <span className="text-ink-3">{count}</span>
                </button>
              );
            })}
          </fieldset>
        ))}
      </div>
    </section>
  );
}
