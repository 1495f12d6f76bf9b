import type { SearchFacets, SearchTime } from "@desk/contracts/ticket";
import { statusWords } from "@/lib/words";

export type Facet = { title: string; choices: { token: string; label: string; count: number }[] };
type Team = { id: string; slug: string; name: string };

const choicesMax = 5;
const times: Record<SearchTime, { token: string; label: string }> = {
  day: { token: "updated>-1d", label: "Last day" },
  week: { token: "updated>-7d", label: "Last week" },
  month: { token: "updated>-30d", label: "Last month" },
  year: { token: "updated>-365d", label: "Last year" },
  older: { token: "updated<-365d", label: "Older" },
};

const quoted = (value: string): string =>
  /^[\p{L}\p{N}_-]+$/u.test(value) ? value : `"${value.replace(/["\\]/gu, "\\$&")}"`;

/** What the results can be narrowed to, each as the condition that does it. */
export function facetsOf(facets: SearchFacets, teams: readonly Team[]): Facet[] {
  const team = (id: string | null) => teams.find((one) => one.id === id);
  return [
    {
      title: "Status",
      choices: facets.status.map(({ value, count }) => ({
        token: `status:${value}`,
        label: statusWords[value],
        count,
      })),
    },
    {
      title: "Team",
      choices: facets.team.map(({ value, count }) => ({
        token: `team:${value === null ? "none" : quoted(team(value)?.slug ?? value)}`,
        label: value === null ? "No team" : (team(value)?.name ?? "Team"),
        count,
      })),
    },
    {
      title: "Label",
      choices: facets.label.map(({ value, count }) => ({ token: `label:${quoted(value)}`, label: value, count })),
    },
    { title: "Changed", choices: facets.time.map(({ value, count }) => ({ ...times[value], count })) },
  ]
    .map((facet) => ({ ...facet, choices: facet.choices.slice(0, choicesMax) }))
    .filter(({ choices }) => choices.length > 0);
}

export const hasToken = (q: string, token: string): boolean => ` ${q} `.includes(` ${token} `);

/** The words with the condition added, or taken away when it stands there. */
export function toggleToken(q: string, token: string): string {
  if (!hasToken(q, token)) return `${q.trim()} ${token}`;
  return ` ${q} `.replace(` ${token} `, " ").trim();
}
