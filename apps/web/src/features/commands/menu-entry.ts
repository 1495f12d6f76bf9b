import type { ReactNode } from "react";
import { foldText } from "@/lib/fold-text";

/** One row of the command menu. */
export type MenuEntry = {
  id: string;
  group: string;
  label: string;
  icon?: ReactNode;
  /** At the end: a team, "already yours". */
  context?: ReactNode;
  keys?: readonly string[] | undefined;
  keywords?: string | undefined;
  /** Stays open, to show a nested list or to toggle several. */
  staysOpen?: boolean | undefined;
  /** Found by the server, so it stays whatever the words are. */
  isFound?: boolean | undefined;
  isChosen?: boolean | undefined;
  run: () => void;
};

export type Mark = { text: string; isMatch: boolean };

/** How well the words fit: beginnings first, then words, then letters in order; null when they do not. */
function scoreOf(label: string, query: string): number | null {
  const text = foldText(label);
  const wish = foldText(query.trim());
  if (wish === "") return 0;
  const at = text.indexOf(wish);
  if (at === 0) return 0;
  if (at > 0) return /\s/u.test(text[at - 1] ?? "") ? 1 : 2;
  let from = 0;
  for (const letter of wish) {
    const next = text.indexOf(letter, from);
    if (next < 0) return null;
    from = next + 1;
  }
  return 3;
}

/** Entries that fit, best first within their groups; groups keep their order. */
export function matching(entries: readonly MenuEntry[], query: string): MenuEntry[] {
  const scored = entries.flatMap((entry, at) => {
    const score = entry.isFound ? 0 : scoreOf(`${entry.label} ${entry.keywords ?? ""}`, query);
    return score === null ? [] : [{ entry, score, at }];
  });
  const groups = [...new Set(entries.map((entry) => entry.group))];
  scored.sort(
    (a, b) => groups.indexOf(a.entry.group) - groups.indexOf(b.entry.group) || a.score - b.score || a.at - b.at,
  );
  return scored.map(({ entry }) => entry);
}

/** The label in parts, so that what was typed stands out. */
export function marksOf(label: string, query: string): Mark[] {
  const wish = foldText(query.trim());
  const at = wish ? foldText(label).indexOf(wish) : -1;
  if (at < 0 || foldText(label).length !== label.length) return [{ text: label, isMatch: false }];
  return [
    { text: label.slice(0, at), isMatch: false },
    { text: label.slice(at, at + wish.length), isMatch: true },
    { text: label.slice(at + wish.length), isMatch: false },
  ].filter((mark) => mark.text !== "");
}
