import type { Random } from "../random";

/** What people write in one language; {thing}, {place} and {order} are filled in. */
export type Language = {
  code: string;
  given: string[];
  family: string[];
  things: string[];
  places: string[];
  hello: string[];
  bye: string[];
  asks: string[];
  answers: string[];
};

const bytesWanted = 430;

/** A message as somebody would write it: a greeting, some sentences, a name. */
export function letter(random: Random, language: Language, from: "customer" | "agent", signature: string): string {
  const lines = [...(from === "customer" ? language.asks : language.answers)];
  let text = `${random.pick(language.hello)}\n\n`;
  let bytes = Buffer.byteLength(text);
  while (bytes < bytesWanted && lines.length > 0) {
    const [line = ""] = lines.splice(random.below(lines.length), 1);
    const said = `${filled(random, language, line)} `;
    text += said;
    bytes += Buffer.byteLength(said);
  }
  return `${text.trimEnd()}\n\n${random.pick(language.bye)}\n${signature}`;
}

export const subjectLine = (random: Random, language: Language): string =>
  `${capitalised(random.pick(language.things))}: ${random.pick(language.places)}, ${orderNumber(random)}`;

const filled = (random: Random, { things, places }: Language, line: string): string =>
  line.replace(/\{(thing|place|order)\}/gu, (_, name: string) => {
    if (name === "order") return orderNumber(random);
    return random.pick(name === "thing" ? things : places);
  });

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const orderNumber = (random: Random): string =>
  `${letters[random.below(24)]}${letters[random.below(24)]}-${10_000 + random.below(90_000)}`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
