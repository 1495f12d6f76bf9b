/** Words of a text as PostgreSQL keeps them, with the places where each stands. */
export type Lexemes = ReadonlyMap<string, readonly number[]>;

/** A text search as PostgreSQL reads it. */
export type TextQuery =
  | { kind: "word"; word: string; isPrefix: boolean }
  | { kind: "and" | "or"; nodes: TextQuery[] }
  | { kind: "phrase"; before: TextQuery; after: TextQuery; distance: number }
  | { kind: "nothing" };

const quotedWord = /'(?<word>(?:[^'\\]|''|\\[\s\S])*)'/uy;
const unquote = (word: string): string =>
  word.replaceAll(/''|\\([\s\S])/gu, (whole, escaped: string) => (whole === "''" ? "'" : escaped));

/** Reads the text form of a tsvector. With a weight only the places of that weight are kept. */
export function lexemesOf(document: string, weight?: "A"): Lexemes {
  const words = new Map<string, number[]>();
  const entry = /'(?<word>(?:[^'\\]|''|\\[\s\S])*)'(?::(?<places>[\dA-D,]+))?/gu;
  for (const { groups } of document.matchAll(entry)) {
    const written = (groups?.places ?? "").split(",").filter((place) => place !== "");
    const kept = weight === undefined ? written : written.filter((place) => place.endsWith(weight));
    if (weight === undefined || kept.length > 0) {
      words.set(
        unquote(groups?.word ?? ""),
        kept.map((place) => Number.parseInt(place, 10)),
      );
    }
  }
  return words;
}

/** Reads the text form of a tsquery without negation, as the functions of `text.ts` make it. */
export function textQueryOf(written: string): TextQuery {
  if (written.trim() === "") return { kind: "nothing" };
  let at = 0;
  const skip = () => {
    while (written[at] === " ") at += 1;
  };
  const operator = /(?<sign>[&|]|<(?:-|\d+)>)/uy;
  const rank = (sign: string) => (sign === "|" ? 1 : sign === "&" ? 2 : 3);
  const primary = (): TextQuery => {
    skip();
    if (written[at] === "(") {
      at += 1;
      const inner = expression(0);
      skip();
      at += 1;
      return inner;
    }
    quotedWord.lastIndex = at;
    const word = quotedWord.exec(written)?.groups?.word;
    if (word === undefined) throw new Error(`This text search cannot be read: ${written.slice(0, 100)}`);
    at = quotedWord.lastIndex;
    const isPrefix = written.startsWith(":*", at);
    if (isPrefix) at += 2;
    return { kind: "word", word: unquote(word), isPrefix };
  };
  const expression = (least: number): TextQuery => {
    let left = primary();
    for (;;) {
      skip();
      operator.lastIndex = at;
      const sign = operator.exec(written)?.groups?.sign;
      if (sign === undefined || rank(sign) <= least) return left;
      at += sign.length;
      const right = expression(rank(sign));
      left = joined(sign, left, right);
    }
  };
  return expression(0);
}

function joined(sign: string, before: TextQuery, after: TextQuery): TextQuery {
  if (sign === "&") return { kind: "and", nodes: [before, after] };
  if (sign === "|") return { kind: "or", nodes: [before, after] };
  return { kind: "phrase", before, after, distance: sign === "<->" ? 1 : Number(sign.slice(1, -1)) };
}

/** What `@@` answers in PostgreSQL. */
export function matchesText(lexemes: Lexemes, query: TextQuery): boolean {
  switch (query.kind) {
    case "nothing":
      return false;
    case "and":
      return query.nodes.every((node) => matchesText(lexemes, node));
    case "or":
      return query.nodes.some((node) => matchesText(lexemes, node));
    case "word":
      return query.isPrefix ? anyPrefix(lexemes, query.word) : lexemes.has(query.word);
    case "phrase":
      return placesOf(lexemes, query).size > 0;
  }
}

function anyPrefix(lexemes: Lexemes, beginning: string): boolean {
  for (const word of lexemes.keys()) if (word.startsWith(beginning)) return true;
  return false;
}

/** Places where the query ends. */
function placesOf(lexemes: Lexemes, query: TextQuery): Set<number> {
  switch (query.kind) {
    case "nothing":
      return new Set();
    case "word": {
      if (!query.isPrefix) return new Set(lexemes.get(query.word));
      return new Set([...lexemes].flatMap(([word, places]) => (word.startsWith(query.word) ? places : [])));
    }
    case "or":
      return new Set(query.nodes.flatMap((node) => [...placesOf(lexemes, node)]));
    case "and": {
      const [first = new Set<number>(), ...rest] = query.nodes.map((node) => placesOf(lexemes, node));
      return new Set([...first].filter((place) => rest.every((places) => places.has(place))));
    }
    case "phrase": {
      const before = placesOf(lexemes, query.before);
      return new Set([...placesOf(lexemes, query.after)].filter((place) => before.has(place - query.distance)));
    }
  }
}
