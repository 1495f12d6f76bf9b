import { decodeHTML } from "entities";
import { attributeOf, htmlTokens } from "./html-tokens";

/** Start a line of their own. */
const blocks = new Set(
  "address article aside body center dd details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody thead tfoot tr ul blockquote".split(
    " ",
  ),
);
/** Have an empty line before and after them. */
const spaced = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre"]);
const hidden = new Set(["head", "title", "style", "script", "template", "noscript", "textarea", "select"]);
const quoteDepthMax = 20;
/** A line that never ends is broken here, so that looking at its end stays cheap. */
const lineCharactersMax = 4_000;

/** One line of the text and where in the HTML its first and last character stand. */
export type TextLine = { text: string; start: number; end: number };

/** The text of an HTML mail: quotes marked with `>`, list items with `-`, cells set apart, scripts and styles left out. */
export function htmlToText(html: string): string {
  return htmlToLines(html)
    .map(({ text }) => text)
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .replace(/^\n+|\n+$/gu, "");
}

export function htmlToLines(html: string): TextLine[] {
  const writer = new LineWriter();
  let hiddenIn: string | null = null;
  let hiddenDepth = 0;
  for (const token of htmlTokens(html)) {
    if (hiddenIn !== null) {
      if (token.kind === "open" && token.name === hiddenIn && !token.isVoid) hiddenDepth++;
      // A head that is never closed ends where the body begins.
      const isEnd =
        (token.kind === "close" && token.name === hiddenIn) || (token.kind === "open" && token.name === "body");
      if (isEnd && --hiddenDepth <= 0) hiddenIn = null;
      if (hiddenIn !== null || token.kind === "close") continue;
    }
    switch (token.kind) {
      case "text":
        writer.text(html.slice(token.start, token.end), token.start, token.end);
        break;
      case "open":
        if (hidden.has(token.name)) {
          hiddenIn = token.name;
          hiddenDepth = 1;
        } else writer.open(token.name, html.slice(token.start, token.end), token);
        break;
      case "close":
        writer.close(token.name);
        break;
      case "other":
        break;
    }
  }
  return writer.finish();
}

class LineWriter {
  readonly #lines: TextLine[] = [];
  #line = "";
  #start = -1;
  #end = -1;
  #quoteDepth = 0;
  /** Of the line before. */
  #lastDepth = 0;
  #preDepth = 0;
  #isBlankWanted = false;
  readonly #links: { href: string; at: number }[] = [];

  text(raw: string, start: number, end: number): void {
    const decoded = decodeHTML(raw)
      .replace(/[\u00A0\u202F]/gu, " ")
      .replace(/[\u200B\uFEFF\u00AD]/gu, "");
    if (this.#preDepth > 0) {
      this.#preformatted(decoded, start, end);
      return;
    }
    const folded = decoded.replace(/\s+/gu, " ");
    const piece = this.#line === "" || this.#line.endsWith(" ") ? folded.trimStart() : folded;
    if (piece !== "") this.#add(piece, start, end);
  }

  open(name: string, tag: string, place: { start: number; end: number }): void {
    if (name === "br") this.#break();
    if (name === "td" || name === "th") {
      if (this.#line.trim() !== "") this.#add("  ", place.start, place.end);
      return;
    }
    if (name === "img") this.#image(tag, place);
    if (name === "a") {
      this.#links.push({ href: attributeOf(tag, "href") ?? "", at: this.#line.length });
      if (this.#links.length > 50) this.#links.shift();
    }
    if (!blocks.has(name)) return;
    this.#endLine();
    if (spaced.has(name)) this.#isBlankWanted = true;
    if (name === "blockquote") this.#quoteDepth++;
    if (name === "pre") this.#preDepth++;
    if (name === "li") this.#add("- ", place.start, place.end);
    if (name === "hr") {
      this.#add("---", place.start, place.end);
      this.#endLine();
    }
  }

  close(name: string): void {
    if (name === "a") this.#closeLink();
    if (!blocks.has(name)) return;
    this.#endLine();
    if (spaced.has(name)) this.#isBlankWanted = true;
    if (name === "blockquote") this.#quoteDepth = Math.max(0, this.#quoteDepth - 1);
    if (name === "pre") this.#preDepth = Math.max(0, this.#preDepth - 1);
  }

  finish(): TextLine[] {
    this.#endLine();
    return this.#lines;
  }

  #preformatted(text: string, start: number, end: number): void {
    for (const [index, line] of text.replace(/\r\n?/gu, "\n").split("\n").entries()) {
      if (index > 0) this.#break();
      if (line !== "") this.#add(line, start, end);
    }
  }

  #image(tag: string, { start, end }: { start: number; end: number }): void {
    const alt = decodeHTML(attributeOf(tag, "alt") ?? "")
      .replace(/\s+/gu, " ")
      .trim()
      .slice(0, 200);
    if (alt !== "") this.#add(`[${alt}]`, start, end);
  }

  /** A link whose address is not its text is followed by the address. */
  #closeLink(): void {
    const link = this.#links.pop();
    if (link === undefined) return;
    const href = decodeHTML(link.href).trim();
    const shown = this.#line.slice(link.at).trim();
    const isTold =
      shown === "" ||
      href.replace(/^mailto:|^tel:|^https?:\/\/|\/$/giu, "") === shown.replace(/^https?:\/\/|\/$/giu, "");
    if (/^(?:https?|mailto):/iu.test(href) && !isTold && href.length <= 500)
      this.#add(` <${href}>`, this.#end, this.#end);
  }

  #add(text: string, start: number, end: number): void {
    if (this.#start < 0) this.#start = start;
    this.#end = end;
    this.#line += text;
    if (this.#line.length > lineCharactersMax) this.#endLine();
  }

  /** A line break that was asked for, even on an empty line. */
  #break(): void {
    if (this.#line.trim() === "") this.#push("");
    else this.#endLine();
  }

  #endLine(): void {
    const line = this.#preDepth > 0 ? this.#line.trimEnd() : this.#line.trim();
    if (line !== "") {
      const isAfterText = this.#lines.length > 0 && this.#lines.at(-1)?.text.replaceAll(">", "").trim() !== "";
      // Between a quote and what is none the empty line belongs to neither.
      if (this.#isBlankWanted && isAfterText) this.#push("", Math.min(this.#lastDepth, this.#quoteDepth));
      this.#isBlankWanted = false;
      this.#push(line);
    }
    this.#line = "";
    this.#start = -1;
    this.#end = -1;
    this.#links.length = 0;
  }

  #push(text: string, depth = this.#quoteDepth): void {
    this.#lastDepth = depth;
    const mark = ">".repeat(Math.min(depth, quoteDepthMax));
    const line = mark === "" ? text : text === "" ? mark : `${mark} ${text}`;
    this.#lines.push({ text: line, start: this.#start, end: this.#end });
  }
}

/** Plain text as HTML, for mails that mix both. */
export function textToHtml(text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  return `<div>${escaped.replaceAll("\n", "<br>\n")}</div>`;
}
