const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function firstLetter(word: string): string {
  return letters.segment(word)[Symbol.iterator]().next().value?.segment ?? "";
}

/** One or two letters: first and last word in scripts with capitals, one letter in the others. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\p{M}\s]/gu, " ")
    .trim()
    .split(/\s+/u)
    .filter(Boolean);
  const first = firstLetter(words[0] ?? "");
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? "") : "";
  const hasCapitals = first.toLocaleUpperCase() !== first.toLocaleLowerCase();
  return hasCapitals ? (first + last).toLocaleUpperCase() : first;
}
