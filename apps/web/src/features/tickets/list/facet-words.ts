import { type SearchFacets, type SearchTime, searchTimes } from "@desk/contracts/ticket";
import { type StatusCategory, statusCategories } from "@desk/contracts/words";
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

const labelToken = /(?<=^|\s)label:(?:"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_-]+)(?=\s|$)/gu;

type Choice = Facet["choices"][number];

const statusChoice = (value: StatusCategory, count: number): Choice => ({
  token: `status:${value}`,
  label: statusWords[value],
  count,
});
const labelChoice = (value: string, count: number): Choice => ({
  token: `label:${quoted(value)}`,
  label: value,
  count,
});
const timeChoice = (value: SearchTime, count: number): Choice => ({ ...times[value], count });

/** The labels that the words ask for. */
const labelsIn = (q: string): string[] =>
  [...q.matchAll(labelToken)].map(([token]) =>
    token
      .slice("label:".length)
      .replace(/^"(.*)"$/u, "$1")
      .replace(/\\(.)/gu, "$1"),
  );

/**
 * What the results can be narrowed to, each as the condition that does it. What was chosen is always among them, also
 * when it leaves nothing, so that it can be taken back where it was chosen.
 */
export function facetsOf(facets: SearchFacets, teams: readonly Team[], q: string): Facet[] {
  const teamChoice = (value: string | null, count: number): Choice => {
    const team = teams.find(({ id }) => id === value);
    if (value === null) return { token: "team:none", label: "No team", count };
    return { token: `team:${quoted(team?.slug ?? value)}`, label: team?.name ?? "Team", count };
  };
  const facet = (title: string, found: Choice[], possible: Choice[]): Facet => {
    const first = found.slice(0, choicesMax);
    const isMissing = ({ token }: Choice) => hasToken(q, token) && !first.some((choice) => choice.token === token);
    const all = [...found.slice(choicesMax), ...possible].filter(isMissing);
    const missing = all.filter(({ token }, at) => all.findIndex((choice) => choice.token === token) === at);
    return { title, choices: [...first, ...missing] };
  };
  return [
    facet(
      "Status",
      facets.status.map(({ value, count }) => statusChoice(value, count)),
      statusCategories.map((value) => statusChoice(value, 0)),
    ),
    facet(
      "Team",
      facets.team.map(({ value, count }) => teamChoice(value, count)),
      [null, ...teams.map(({ id }) => id)].map((id) => teamChoice(id, 0)),
    ),
    facet(
      "Label",
      facets.label.map(({ value, count }) => labelChoice(value, count)),
      labelsIn(q).map((value) => labelChoice(value, 0)),
    ),
    facet(
      "Changed",
      facets.time.map(({ value, count }) => timeChoice(value, count)),
      searchTimes.map((value) => timeChoice(value, 0)),
    ),
  ].filter(({ choices }) => choices.length > 0);
}

export const hasToken = (q: string, token: string): boolean => ` ${q} `.includes(` ${token} `);

/** The words with the condition added, or taken away when it stands there. */
export function toggleToken(q: string, token: string): string {
  if (!hasToken(q, token)) return `${q.trim()} ${token}`;
  return ` ${q} `.replace(` ${token} `, " ").trim();
}
