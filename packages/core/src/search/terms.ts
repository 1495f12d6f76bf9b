import { cleanText } from "@desk/contracts/text";
import { readNumber } from "@desk/contracts/ticket-number";

/** What a search text may mean. Absent parts are not looked for. */
export type Terms = {
  number: number | null;
  /** Given when the number counts only in a workspace whose numbers begin so: `covid-19` is none to others. */
  prefix: string | null;
  /** The beginning of an address, lower-case. */
  address: string | null;
  /** Part of a person's name. */
  name: string | null;
  /** For `websearch_to_tsquery`, which takes any text without failing. */
  words: string | null;
  /** The last word when it is still being typed: letters and digits only, found as a beginning. */
  beginning: string | null;
};

/** Looks for nothing. */
export const nothing: Terms = { number: null, prefix: null, address: null, name: null, words: null, beginning: null };
/** A beginning shorter than this stands for too many words. */
const beginningMin = 3;

/** Reads a search text: `#123`, an address or its beginning, a name, words and "phrases". */
export function termsOf(q: string): Terms {
  const text = cleanText(q).replace(/\s+/gu, " ").trim();
  const written = readNumber(text);
  if (written?.isMarked) return { ...nothing, number: written.number };
  const terms = written === null ? nothing : { ...nothing, number: written.number, prefix: written.prefix };
  if (!/[\p{L}\p{N}]/u.test(text)) return terms;
  return { ...terms, ...personOf(text), ...wordsOf(text) };
}

function personOf(text: string): Pick<Terms, "address" | "name"> {
  const isOneWord = /^[^\s"()<>,;:\\]{3,254}$/u.test(text);
  const isName = /^[\p{L}\p{M}\p{N}'’. -]{3,80}$/u.test(text) && text.split(" ").length <= 5;
  return { address: isOneWord ? text.toLowerCase() : null, name: isName && !text.startsWith("-") ? text : null };
}

function wordsOf(text: string): Pick<Terms, "words" | "beginning"> {
  const last = /(?:^|\s)([\p{L}\p{N}]+)$/u.exec(text)?.[1];
  const isInQuotes = text.split('"').length % 2 === 0;
  const hasAlternatives = /\sor\s/iu.test(text);
  if (last === undefined || last.length < beginningMin || isInQuotes || hasAlternatives) {
    return { words: text, beginning: null };
  }
  const before = text.slice(0, -last.length).trim();
  return { words: before === "" ? null : before, beginning: last };
}
