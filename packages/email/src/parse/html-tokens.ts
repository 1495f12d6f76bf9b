/** A piece of HTML with its place in the source. Together the pieces are the whole source. */
export type HtmlToken =
  | { kind: "text"; start: number; end: number }
  | { kind: "open" | "close"; name: string; start: number; end: number; isVoid: boolean }
  | { kind: "other"; start: number; end: number };

const voidNames = new Set(
  "area base br col embed hr img input link meta param source track wbr basefont bgsound frame".split(" "),
);
/** Their content is not markup. */
const rawNames = new Set(["script", "style", "title", "textarea", "xmp", "noembed", "noframes", "iframe"]);
const tagName = /[a-zA-Z][^\s/>]*/uy;

/** Takes HTML apart in one pass, without a tree: its cost grows with the length alone, however deep the nesting. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  let textStart = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) break;
    const token = markupAt(html, open);
    if (token === null) {
      at = open + 1;
      continue;
    }
    if (open > textStart) yield { kind: "text", start: textStart, end: open };
    yield token;
    at = token.end;
    if (token.kind === "open" && rawNames.has(token.name)) {
      const end = rawEnd(html, token.name, at);
      if (end > at) yield { kind: "other", start: at, end };
      at = end;
    }
    textStart = at;
  }
  if (textStart < html.length) yield { kind: "text", start: textStart, end: html.length };
}

function markupAt(html: string, start: number): HtmlToken | null {
  const next = html[start + 1];
  if (next === "!" || next === "?") return { kind: "other", start, end: declarationEnd(html, start) };
  const isClose = next === "/";
  tagName.lastIndex = start + (isClose ? 2 : 1);
  const name = tagName.exec(html)?.[0].toLowerCase();
  if (name === undefined) return null;
  const end = tagEnd(html, tagName.lastIndex);
  const isVoid = !isClose && (voidNames.has(name) || (name.includes(":") && html[end - 2] === "/"));
  return { kind: isClose ? "close" : "open", name, start, end, isVoid };
}

function declarationEnd(html: string, start: number): number {
  if (html.startsWith("<!--", start)) {
    const end = html.indexOf("-->", start + 2);
    return end < 0 ? html.length : end + 3;
  }
  const end = html.indexOf(">", start);
  return end < 0 ? html.length : end + 1;
}

/** Behind the `>` that closes a tag; one inside a quoted value does not. */
function tagEnd(html: string, from: number): number {
  let isValue = false;
  for (let at = from; at < html.length; at++) {
    const character = html[at];
    if (character === ">") return at + 1;
    if (character === "=") isValue = true;
    else if (isValue && (character === '"' || character === "'")) {
      const close = html.indexOf(character, at + 1);
      if (close < 0) return html.indexOf(">", at) + 1 || html.length;
      at = close;
      isValue = false;
    } else if (character !== " " && character !== "\n" && character !== "\t") isValue = false;
  }
  return html.length;
}

function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, "giu");
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute in a start tag's source, undecoded; null when it has none. */
export function attributeOf(tag: string, name: string): string | null {
  const pattern =
    patterns.get(name) ?? new RegExp(`[\\s"'/]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "iu");
  patterns.set(name, pattern);
  const match = pattern.exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? "");
}
