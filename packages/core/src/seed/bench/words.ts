import { type Random, randomOf } from "../random";

const onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "tr", "pl"];
const vowels = ["a", "e", "i", "o", "u", "ai", "ou"];
const codas = ["", "", "n", "r", "s", "l", "t"];
const vocabularySize = 8_000;

/** Word-like text without meaning in any language, so that no help desk's stemmer or stop words are favoured. */
export function vocabularyOf(seed: number): string[] {
  const random = randomOf(seed);
  const syllable = () => random.pick(onsets) + random.pick(vowels) + random.pick(codas);
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const syllables = 1 + random.below(3);
    words.add(Array.from({ length: syllables }, syllable).join(""));
  }
  return [...words];
}

/** Words until `bytes` are reached; frequent ones come up far more often, as in real text. */
export function prose(random: Random, vocabulary: readonly string[], bytes: number): string {
  let text = "";
  while (text.length < bytes) {
    const word = vocabulary[Math.floor(vocabulary.length * random.next() ** 3)] ?? "word";
    text += text === "" ? word : ` ${word}`;
  }
  return text;
}
