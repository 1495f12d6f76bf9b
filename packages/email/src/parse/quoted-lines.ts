import {
  isAttribution,
  isDeviceLine,
  isForwardMark,
  isOriginalMark,
  isReplyAboveMark,
  opensAttribution,
  type QuotedHeader,
  quotedHeadersOf,
} from "./quote-words";

/** Lines that the author did not write anew: from `from` up to, without, `to`. */
export type LineRange = { from: number; to: number };

/** Beyond that nothing is looked for: nobody scrolls that far. */
const linesMax = 5_000;
const signatureLinesMax = 20;

/**
 * Which lines of a mail are quoted or a signature: a quote at its end with the signature before it, and a quote at its
 * very beginning with the answer below. Quotes between answers stay, as they say what is answered. Never all of it.
 */
export function findQuotedLines(given: readonly string[]): LineRange[] {
  const lines = given.slice(0, linesMax);
  const end = lines.length;
  const leading = leadingQuote(lines);
  const start = signatureStart(lines, quoteStart(lines, leading?.to ?? 0, end));
  const trailing = given.length <= linesMax || start < end ? { from: start, to: given.length } : null;
  const ranges = [leading, trailing].filter((range) => range !== null).filter(({ from, to }) => from < to);
  return hasText(given, ranges) ? ranges : [];
}

/** Where the quote begins that reaches to the end; `end` when there is none. */
function quoteStart(lines: readonly string[], from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const line = lines[at] ?? "";
    if (isForwardMark(line)) break;
    if (isOriginalMark(line) || isReplyAboveMark(line)) return withRule(lines, at, from);
    if (isHeaderBlock(lines, at)) return withRule(lines, at, from);
    const open = attributionStart(lines, at);
    if (open !== null && open >= from && isQuotedFrom(lines, at + 1)) return open;
  }
  return trailingMarks(lines, from, end);
}

/** Behind an attribution all lines are marked up to the end, or none is: some programs mark nothing. */
function isQuotedFrom(lines: readonly string[], from: number): boolean {
  const first = nextText(lines, from);
  return first === null || !isMarked(lines[first]) || quoteEnd(lines, first) === lines.length;
}

/** A block of marked lines at the end, also without an attribution. */
function trailingMarks(lines: readonly string[], from: number, end: number): number {
  let at = from;
  while (at < end) {
    if (isForwardMark(lines[at] ?? "")) return end;
    if (!isMarked(lines[at])) at++;
    else {
      const stop = quoteEnd(lines, at);
      if (stop === end) return at;
      at = stop;
    }
  }
  return end;
}

/** The quote that an answer below it begins with; an answer between quotes has none. */
function leadingQuote(lines: readonly string[]): LineRange | null {
  const first = nextText(lines, 0);
  if (first === null) return null;
  const last = [0, 1, 2, 3].find((step) => attributionStart(lines, first + step) === first);
  const from = isMarked(lines[first]) ? first : last === undefined ? null : nextText(lines, first + last + 1);
  if (from === null || !isMarked(lines[from])) return null;
  const to = quoteEnd(lines, from);
  const isOnlyQuote =
    to < lines.length && trailingMarks(lines, to, lines.length) === lines.length && !lines.slice(to).some(isMarked);
  return isOnlyQuote ? { from: first, to } : null;
}

/** Behind the marked lines that begin at `from`; what a list or a phone adds below still belongs to them. */
function quoteEnd(lines: readonly string[], from: number): number {
  let at = from;
  let end = from;
  while (at < lines.length && (isMarked(lines[at]) || isBlank(lines[at]))) {
    if (isMarked(lines[at])) end = at + 1;
    at++;
  }
  const rest = lines.length - at;
  const next = lines[at] ?? "";
  const isFooter = rest <= signatureLinesMax && (isSignatureMark(next) || isRule(next) || isDeviceLine(next));
  return at >= lines.length || isFooter ? lines.length : end;
}

/** The line where an attribution that ends at `last` begins; it may be broken over four lines. */
function attributionStart(lines: readonly string[], last: number): number | null {
  if (!/[:：]\s*$/u.test(lines[last] ?? "") || isMarked(lines[last])) return null;
  let text = "";
  let alone: number | null = null;
  for (let at = last; at >= 0 && at > last - 4; at--) {
    const line = (lines[at] ?? "").trim();
    if (line === "" || isMarked(lines[at])) break;
    text = text === "" ? line : `${line} ${text}`;
    if (!isAttribution(text)) continue;
    if (opensAttribution(line)) return at;
    // The last line alone may be all of it, unless the lines above say more.
    if (at === last) alone = at;
  }
  return alone;
}

/** `From: … Sent: … To: … Subject: …` without any mark, as Outlook quotes. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = quotedHeadersOf((lines[at] ?? "").trim());
  if (!first.some((kind) => kind === "from" || kind === "date" || kind === "subject")) return false;
  const kinds = new Set<QuotedHeader>();
  for (const line of lines.slice(at, at + 10)) {
    if (isBlank(line) && kinds.size > 0) break;
    for (const kind of quotedHeadersOf(line.trim())) kinds.add(kind);
  }
  const others = (["date", "to", "subject"] as const).filter((kind) => kinds.has(kind));
  return kinds.has("from") && others.length >= 2;
}

/** Together with the rule drawn above it. */
function withRule(lines: readonly string[], at: number, from: number): number {
  let start = at;
  for (let above = at - 1; above >= from && above >= at - 4; above--) {
    if (isRule(lines[above] ?? "")) start = above;
    else if (!isBlank(lines[above])) break;
  }
  return start;
}

/** Where the signature above `end` begins; `end` when there is none. */
function signatureStart(lines: readonly string[], end: number): number {
  let start = end;
  for (let at = end - 1; at >= 0 && at >= end - signatureLinesMax; at--) {
    if (!isSignatureMark(lines[at] ?? "")) continue;
    start = at;
    break;
  }
  const last = previousText(lines, start);
  return last !== null && isDeviceLine(lines[last] ?? "") ? last : start;
}

function hasText(lines: readonly string[], ranges: readonly LineRange[]): boolean {
  return lines.some((line, at) => !isBlank(line) && !ranges.some(({ from, to }) => at >= from && at < to));
}

function nextText(lines: readonly string[], from: number): number | null {
  for (let at = from; at < lines.length; at++) if (!isBlank(lines[at])) return at;
  return null;
}

function previousText(lines: readonly string[], before: number): number | null {
  for (let at = before - 1; at >= 0; at--) if (!isBlank(lines[at])) return at;
  return null;
}

const isMarked = (line: string | undefined): boolean => /^\s{0,3}>/u.test(line ?? "");
const isBlank = (line: string | undefined): boolean => (line ?? "").trim() === "";
const isRule = (line: string): boolean => line.length < 200 && /^\s*(?:[-_=*]{3,}|[─━—]{2,})\s*$/u.test(line);
/** `-- `, also where the space was lost. */
const isSignatureMark = (line: string): boolean => /^(?:--|—|__)\s*$/u.test(line);
