/** One statement of an Authentication-Results header, such as `dkim=pass header.d=example.com`. */
export type AuthenticationStatement = {
  method: string;
  result: string;
  /** `header.d`, `smtp.mailfrom` and the like; the first of each name counts. */
  properties: Map<string, string>;
};
export type AuthenticationResults = { authservId: string; statements: AuthenticationStatement[] };

type Token = { kind: "word" | "quoted" | "mark"; text: string };

const charactersMax = 16_384;

/**
 * Takes an Authentication-Results value apart (RFC 8601), token by token: what stands in comments or quoted strings is
 * never a result. Null when it is not well-formed, as somebody may have tried to break it.
 */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  const tokens = value.length > charactersMax ? null : tokenise(value);
  if (tokens === null) return null;
  const [head = [], ...rest] = splitAt(tokens, ";");
  // Microsoft writes no authserv-id: its first statement stands at once.
  const hasId = !head.some(({ kind, text }) => kind === "mark" && text === "=");
  const statements: AuthenticationStatement[] = [];
  for (const segment of hasId ? rest : [head, ...rest]) {
    const statement = readStatement(segment);
    if (statement === null) return null;
    if (statement !== "nothing") statements.push(statement);
  }
  return { authservId: hasId ? (head[0]?.text ?? "").toLowerCase() : "", statements };
}

function readStatement(tokens: Token[]): AuthenticationStatement | "nothing" | null {
  if (tokens.length === 0 || (tokens.length === 1 && isWord(tokens[0], "none"))) return "nothing";
  const equals = tokens.findIndex(({ kind, text }) => kind === "mark" && text === "=");
  const method = tokens[0];
  const result = tokens[equals + 1];
  // `dkim/1 = pass`: nothing but a version may stand between method and result.
  const between = tokens.slice(1, equals).every(({ kind, text }) => kind !== "quoted" && /^[/\d]+$/u.test(text));
  if (equals < 1 || !between || method?.kind !== "word" || result?.kind !== "word") return null;
  return {
    method: method.text.toLowerCase(),
    result: result.text.toLowerCase(),
    properties: readProperties(tokens.slice(equals + 2)),
  };
}

/** `header.d=example.com smtp.mailfrom="a b"@example.com`: a value runs until the next name. */
function readProperties(tokens: Token[]): Map<string, string> {
  const properties = new Map<string, string>();
  for (let at = 0; at < tokens.length; at++) {
    const isName = tokens[at]?.kind === "word" && isMark(tokens[at + 1], "=");
    if (!isName) continue;
    const name = (tokens[at]?.text ?? "").toLowerCase();
    let value = "";
    let next = at + 2;
    while (next < tokens.length && !isMark(tokens[next + 1], "=")) value += tokens[next++]?.text ?? "";
    if (!properties.has(name)) properties.set(name, value.toLowerCase());
    at = next - 1;
  }
  return properties;
}

function tokenise(value: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < value.length) {
    const character = value[at] ?? "";
    if (/\s/u.test(character)) at++;
    else if (character === "(") {
      const end = commentEnd(value, at);
      if (end === null) return null;
      at = end;
    } else if (character === '"') {
      const end = quotedEnd(value, at);
      if (end === null) return null;
      tokens.push({ kind: "quoted", text: value.slice(at + 1, end - 1).replace(/\\([\s\S])/gu, "$1") });
      at = end;
    } else if (character === ";" || character === "=") {
      tokens.push({ kind: "mark", text: character });
      at++;
    } else if (character === ")") return null;
    else {
      const end = wordEnd(value, at);
      tokens.push({ kind: "word", text: value.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

function commentEnd(value: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === "(") depth++;
    else if (value[at] === ")" && --depth === 0) return at + 1;
  }
  return null;
}

function quotedEnd(value: string, start: number): number | null {
  for (let at = start + 1; at < value.length; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === '"') return at + 1;
  }
  return null;
}

function wordEnd(value: string, start: number): number {
  let end = start;
  while (end < value.length && !/[\s();="]/u.test(value[end] ?? "")) end++;
  return end;
}

function splitAt(tokens: Token[], mark: string): Token[][] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    if (isMark(token, mark)) segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return segments;
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === "mark" && token.text === text;
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === "word" && token.text.toLowerCase() === text;
}
