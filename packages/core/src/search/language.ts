import { frequentWords } from "./frequent-words";

/** Languages that PostgreSQL has a stemmer for. */
const stemmed = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "sv",
  "da",
  "no",
  "fi",
  "hu",
  "ro",
  "ru",
  "tr",
  "ar",
  "el",
  "id",
];
/** A language that cannot be told, or that has no stemmer. */
export const unknownLanguage = "und";

/** The beginning of a text says enough. */
const charsMax = 400;
/** One or two words are often a name. */
const wordsMin = 3;
/** So many words of a language hold some of its frequent ones; without any it is no language, or none of ours. */
const sureWords = 25;
const scoreMin = 2;
const shareMin = 0.12;
/** How far ahead of the second the first must be to be told by its words alone. */
const leadMin = 2;

type Detector = (text: string) => string;
let loading: Promise<Detector> | undefined;

/** The detector, whose tables are loaded when the first text is written. */
export function loadLanguages(): Promise<Detector> {
  loading ??= import("eld/extrasmall").then(({ eld }) => {
    // Neighbours without a stemmer are told apart too, so that they are not taken for one with. Malay is Indonesian.
    eld.setLanguageSubset([...stemmed.filter((language) => language !== "id"), "ms", "pl", "cs", "uk"]);
    return (text) => byWords(text) ?? byLetters(text);
    function byLetters(text: string): string {
      const guess = eld.detect(withoutAddresses(text));
      const language = guess.language === "ms" ? "id" : guess.language;
      return guess.isReliable() && stemmed.includes(language) ? language : unknownLanguage;
    }
  });
  return loading;
}

/** Addresses of pages and people are written the same in every language. */
const withoutAddresses = (text: string): string => text.slice(0, charsMax).replace(/\S*(?:@|:\/\/|www\.)\S*/gu, " ");

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(frequentWords)) {
  for (const word of new Set(words.split(" "))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/**
 * The language of which the text has clearly the most frequent words, a word counting less the more languages have
 * it. Null when only the letters can tell. It costs microseconds, so most texts never need the letters.
 */
function byWords(text: string): string | null {
  const words =
    withoutAddresses(text)
      .toLowerCase()
      .match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
  if (words.length < wordsMin) return unknownLanguage;
  const scores = new Map<string, number>();
  for (const word of words) {
    const languages = languagesOf.get(word.replace("’", "'")) ?? [];
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1]);
  const isLatin = /\p{Script=Latin}/u.test(words[0] ?? "");
  const enough = Math.max(scoreMin, shareMin * words.length);
  if (first !== undefined && first[1] >= enough && first[1] >= leadMin * (second?.[1] ?? 0)) {
    return stemmed.includes(first[0]) ? first[0] : unknownLanguage;
  }
  return isLatin && words.length > sureWords && (first?.[1] ?? 0) < enough / 2 ? unknownLanguage : null;
}
