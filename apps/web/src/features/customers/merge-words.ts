const words: Record<string, string> = {
  name: "Name",
  locale: "Language",
  timeZone: "Time zone",
  organization: "Organization",
  externalId: "External id",
  notes: "Notes",
};

/** The name of a field of a merge; facts keep their own. */
export const fieldWords = (field: string): string => words[field] ?? field.replace(/^attributes\./u, "");

export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** What was left alone by an undo, in one sentence; empty when nothing was. */
export function skippedWords(skipped: readonly { what: string; count: number }[]): string {
  if (skipped.length === 0) return "";
  const parts = skipped.map(({ what, count }) =>
    count === 1 && !/s$/u.test(what) ? fieldWords(what) : `${count} ${what}`,
  );
  return `Left as changed since: ${parts.join(", ")}.`;
}
