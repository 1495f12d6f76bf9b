import type { QueryOperator } from "@desk/contracts/query";

type Span = { from: number; to: number };
/** One value of a field as it was written; `from` and `to` include its quotes. */
export type Item = Span & { text: string; isQuoted: boolean };
export type FieldToken = Span & {
  type: "field";
  name: string;
  /** Where the name ends and the comparison begins. */
  nameTo: number;
  operator: Exclude<QueryOperator, "between">;
  /** False for `name>3`, which may also be plain text. */
  hasColon: boolean;
  items: Item[];
  isList: boolean;
  isClosed: boolean;
};
export type TextToken = Span & { type: "text"; text: string; isQuoted: boolean; isPrefix: boolean };
export type Token = FieldToken | TextToken | (Span & { type: "open" | "close" | "and" | "or" | "not" });

const blank = /\s/u;
const isQuote = (char: string | undefined): boolean => char === '"' || char === "“" || char === "”" || char === "„";
const fieldStart = /(?<name>\p{L}[\p{L}\p{N}_-]*)(?<operator>:>=|:<=|:>|:<|:|>=|<=|>|<)/uy;
const keywords: Record<string, "and" | "or" | "not"> = { AND: "and", OR: "or", NOT: "not" };

/** Cuts a text into tokens. Every text is one or more tokens; nothing fails and nothing is looked up but names. */
export function tokensOf(text: string, isField: (name: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (blank.test(char)) at += 1;
    else {
      const token = tokenAt(text, at, isField);
      tokens.push(token);
      at = token.to;
    }
  }
  return tokens;
}

function tokenAt(text: string, at: number, isField: (name: string) => boolean): Token {
  const char = text.charAt(at);
  if (char === "(" || char === ")") return { type: char === "(" ? "open" : "close", from: at, to: at + 1 };
  const next = text[at + 1];
  if (char === "-" && next !== undefined && !blank.test(next) && next !== ")")
    return { type: "not", from: at, to: at + 1 };
  if (isQuote(char)) return textToken(text, at);
  fieldStart.lastIndex = at;
  const groups = fieldStart.exec(text)?.groups;
  if (groups?.name !== undefined && groups.operator !== undefined) {
    const token = fieldToken(text, at, groups.name, groups.operator, isField(groups.name));
    if (token !== null) return token;
  }
  return textToken(text, at);
}

/** The end of a quotation and what stands in it. One that is not closed reaches to the end: it is still being typed. */
function quotation(text: string, from: number): { text: string; to: number } {
  let inside = "";
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuote(char)) return { text: inside, to: at + 1 };
    const next = text[at + 1];
    if (char === "\\" && (isQuote(next) || next === "\\")) {
      inside += next ?? "";
      at += 1;
    } else inside += char;
  }
  return { text: inside, to: text.length };
}

const endOf = (text: string, from: number, isEnd: (char: string) => boolean): number => {
  let at = from;
  while (at < text.length && !isEnd(text.charAt(at))) at += 1;
  return at;
};
const endsWord = (char: string): boolean => blank.test(char) || char === "(" || char === ")" || isQuote(char);
const endsItem = (char: string): boolean => endsWord(char) || char === ",";

function textToken(text: string, from: number): Token {
  if (isQuote(text.charAt(from))) {
    const { text: inside, to } = quotation(text, from);
    const isPrefix = text[to] === "*";
    return { type: "text", text: inside, isQuoted: true, isPrefix, from, to: isPrefix ? to + 1 : to };
  }
  const to = Math.max(from + 1, endOf(text, from, endsWord));
  const word = text.slice(from, to);
  const keyword = Object.hasOwn(keywords, word) ? keywords[word] : undefined;
  if (keyword !== undefined) return { type: keyword, from, to };
  return { type: "text", text: word, isQuoted: false, isPrefix: word.endsWith("*"), from, to };
}

const operators: Record<string, FieldToken["operator"]> = {
  ":": "is",
  ":>": ">",
  ">": ">",
  ":>=": ">=",
  ">=": ">=",
  ":<": "<",
  "<": "<",
  ":<=": "<=",
  "<=": "<=",
};

/** A field with its values, or null where the text only looks like one: an address of the web, `Re: …`, `a>b`. */
function fieldToken(text: string, from: number, name: string, written: string, isKnown: boolean): FieldToken | null {
  const start = from + name.length + written.length;
  const hasColon = written.startsWith(":");
  if (!isKnown && (text.startsWith("//", start) || start >= text.length || blank.test(text.charAt(start)))) return null;
  const operator = operators[written];
  if (operator === undefined) return null;
  const base = { type: "field", name, nameTo: from + name.length, operator, hasColon, from } as const;
  // A blank after the colon of a known field is a slip of the hand.
  const at = isKnown ? endOf(text, start, (char) => !blank.test(char)) : start;
  if (text[at] === "(") return { ...base, ...listFrom(text, at + 1), isList: true };
  const items: Item[] = [];
  let to = start;
  for (let next = at; next < text.length; ) {
    const item = itemAt(text, next);
    if (item === null) break;
    items.push(item);
    to = item.to;
    if (text[to] !== ",") break;
    to += 1;
    next = to;
  }
  return { ...base, items, to, isList: false, isClosed: true };
}

function itemAt(text: string, from: number): Item | null {
  if (isQuote(text[from])) {
    const { text: inside, to } = quotation(text, from);
    return { text: inside, isQuoted: true, from, to };
  }
  const to = endOf(text, from, endsItem);
  return to === from ? null : { text: text.slice(from, to), isQuoted: false, from, to };
}

/** `a, b, "c d"` up to the closing parenthesis. Blanks inside a value need no quotes here, since commas part them. */
function listFrom(text: string, start: number): Pick<FieldToken, "items" | "to" | "isClosed"> {
  const items: Item[] = [];
  let at = start;
  while (at < text.length) {
    at = endOf(text, at, (char) => !blank.test(char) && char !== ",");
    if (at >= text.length) break;
    if (text[at] === ")") return { items, to: at + 1, isClosed: true };
    const item = listItem(text, at);
    items.push(item);
    at = item.to;
  }
  return { items, to: text.length, isClosed: false };
}

function listItem(text: string, from: number): Item {
  if (isQuote(text[from])) {
    const { text: inside, to } = quotation(text, from);
    return { text: inside, isQuoted: true, from, to };
  }
  const end = endOf(text, from, (char) => char === "," || char === ")" || isQuote(char));
  const written = text.slice(from, end).trimEnd();
  // An opening parenthesis alone would otherwise be read again and again.
  const to = Math.max(from + 1, from + written.length);
  return { text: text.slice(from, to), isQuoted: false, from, to };
}
