/** A word or phrase that must be there, or must not. */
export type Clause = {
  text: string;
  isNegated: boolean /** Still being typed, or written as `word*`. */;
  isBeginning: boolean;
};

/** More words than these narrow nothing, and each costs a look into the index. */
const clausesMax = 16;

/**
 * Words and "phrases" that must all be there, those with a minus not; `or` begins an alternative. A part with no
 * letter or digit asks for nothing, and neither does an alternative that only says what must not be there.
 */
export function clausesOf(words: string | null, beginning: string | null): Clause[][] {
  const alternatives: Clause[][] = [[]];
  for (const [, minus = "", phrase, word] of (words ?? "").matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    if (minus === "" && word?.toLowerCase() === "or") alternatives.push([]);
    else alternatives.at(-1)?.push(...clauseOf(phrase ?? word ?? "", minus === "-"));
  }
  if (beginning !== null) alternatives.at(-1)?.push({ text: beginning, isNegated: false, isBeginning: true });
  return alternatives
    .map((all) => all.slice(0, clausesMax))
    .filter((all) => all.some(({ isNegated }) => !isNegated))
    .slice(0, clausesMax);
}

function clauseOf(text: string, isNegated: boolean): Clause[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const open = /^([\p{L}\p{N}]{2,})\*$/u.exec(text)?.[1];
  return [{ text: open ?? text, isNegated, isBeginning: open !== undefined }];
}
