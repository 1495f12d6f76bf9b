import { findQuotedLines } from "./quoted-lines";

/** Quoted text or a signature inside a text, in UTF-16 units. */
export type TextRange = { start: number; end: number };

/** All that was not written anew: at the end, and at the beginning when the answer stands below it. */
export function quotedRanges(text: string): TextRange[] {
  const lines = text.split("\n");
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const offset = (line: number) => starts[line] ?? text.length;
  return findQuotedLines(lines).map(({ from, to }) => ({ start: offset(from), end: offset(to) }));
}

/** Where the quoted text or signature at the end begins; null when all of the end is new. */
export function quotedAt(text: string): number | null {
  const last = quotedRanges(text).at(-1);
  return last !== undefined && last.end === text.length ? last.start : null;
}

/** What the author wrote anew. */
export function newTextOf(text: string): string {
  let out = "";
  let at = 0;
  for (const { start, end } of quotedRanges(text)) {
    out += text.slice(at, start);
    at = end;
  }
  return (out + text.slice(at)).trim();
}
