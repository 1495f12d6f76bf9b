import { htmlToLines, type TextLine } from "./html-to-text";
import { type HtmlToken, htmlTokens } from "./html-tokens";
import { findQuotedLines, type LineRange } from "./quoted-lines";

/** Elements that may stand once, so that they are never closed and opened again. */
const single = new Set(["html", "head", "body"]);
/** Deeper than people write; opening so many elements again would only make the mail larger. */
const depthMax = 200;

type Cut = { at: number; text: (open: string, close: string) => string };

/**
 * Wraps quoted text and the signature of an HTML mail into `<details class="quoted">`. Everything else stays as it is:
 * elements that are open where the fold begins or ends are closed there and opened again.
 */
export function foldQuotedHtml(html: string, label = "…"): string {
  // Folded before, or by another desk.
  if (html.includes('<details class="quoted">')) return html;
  const lines = htmlToLines(html);
  const ranges = findQuotedLines(lines.map(({ text }) => text));
  const summary = `<details class="quoted"><summary>${escapeHtml(label)}</summary>`;
  const cuts = ranges.flatMap((range): Cut[] => {
    const [start, end] = placesOf(html, lines, range);
    if (start >= end) return [];
    return [
      { at: start, text: (open, close) => `${close}${summary}${open}` },
      { at: end, text: (open, close) => `${close}</details>${open}` },
    ];
  });
  return cuts.length === 0 ? html : applyCuts(html, cuts);
}

/** What the author wrote anew, as text. */
export function newTextOfHtml(html: string): string {
  const lines = htmlToLines(html).map(({ text }) => text);
  const ranges = findQuotedLines(lines);
  const kept = lines.filter((_, at) => !ranges.some(({ from, to }) => at >= from && at < to));
  return kept
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** Start: behind what is kept and the ends of its elements. End: the same, or where the document closes. */
function placesOf(html: string, lines: readonly TextLine[], { from, to }: LineRange): [number, number] {
  const before = lines.slice(0, from).findLast(({ text, end }) => text.trim() !== "" && end >= 0);
  const inside = lines.slice(from, to).findLast(({ text, end }) => text.trim() !== "" && end >= 0);
  const start = behindClosings(html, before?.end ?? bodyStart(html));
  const end = to >= lines.length ? documentEnd(html) : behindClosings(html, inside?.end ?? start);
  return [start, end];
}

function behindClosings(html: string, from: number): number {
  const closing = /(?:\s|<\/(?!body|html)[a-z][^<>]{0,100}>|<br[^<>]{0,100}>)*/iuy;
  closing.lastIndex = from;
  closing.exec(html);
  return Math.max(from, closing.lastIndex);
}

function bodyStart(html: string): number {
  for (const token of htmlTokens(html)) {
    if (token.kind === "open" && token.name === "body") return token.end;
    if (token.kind === "text" && html.slice(token.start, token.end).trim() !== "") break;
  }
  return 0;
}

function documentEnd(html: string): number {
  const tail = /(?:<\/(?:body|html)\s*>\s*)+$/iu.exec(html.slice(-200));
  return tail === null ? html.length : html.length - tail[0].length;
}

function applyCuts(html: string, cuts: readonly Cut[]): string {
  const stack = new OpenElements(html);
  let out = "";
  let copied = 0;
  let next = 0;
  const cutUpTo = (place: number) => {
    for (let cut = cuts[next]; cut !== undefined && cut.at <= place; cut = cuts[++next]) {
      out += html.slice(copied, cut.at) + cut.text(stack.opened(), stack.closed());
      copied = cut.at;
    }
  };
  for (const token of htmlTokens(html)) {
    // A cut inside text comes before the element that ends behind it.
    cutUpTo(token.kind === "text" || token.kind === "other" ? token.end - 1 : token.start);
    stack.see(token);
    if (stack.depth > depthMax) return html;
  }
  cutUpTo(html.length);
  return out + html.slice(copied);
}

class OpenElements {
  readonly #html: string;
  readonly #open: { name: string; tag: string }[] = [];
  readonly #count = new Map<string, number>();

  constructor(html: string) {
    this.#html = html;
  }

  get depth(): number {
    return this.#open.length;
  }

  see(token: HtmlToken): void {
    if (token.kind === "open" && !token.isVoid && !single.has(token.name)) {
      this.#open.push({ name: token.name, tag: this.#html.slice(token.start, token.end) });
      this.#count.set(token.name, (this.#count.get(token.name) ?? 0) + 1);
    } else if (token.kind === "close" && (this.#count.get(token.name) ?? 0) > 0) this.#close(token.name);
  }

  opened(): string {
    return this.#open.map(({ tag }) => tag).join("");
  }

  closed(): string {
    return this.#open
      .toReversed()
      .map(({ name }) => `</${name}>`)
      .join("");
  }

  #close(name: string): void {
    for (let element = this.#open.pop(); element !== undefined; element = this.#open.pop()) {
      this.#count.set(element.name, (this.#count.get(element.name) ?? 1) - 1);
      if (element.name === name) return;
    }
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
