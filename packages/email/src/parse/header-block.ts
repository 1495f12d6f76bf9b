import { decodeCharset, latin1 } from "./charset";

/** Name in lower case; value unfolded to one line, still encoded. */
export type HeaderField = { name: string; value: string };
export type HeaderBlock = { fields: HeaderField[]; bodyStart: number; problems: string[] };

const fieldsMax = 2_000;
/** Of one value; References with tens of thousands of ids are cut, the end of them kept. */
const valueCharactersMax = 4 * 1024 * 1024;
const fieldStart = /^([!-9;-~]+)[ \t]*:/u;

/**
 * Header fields from `start` up to the first empty line. A line that is no field is passed over when fields follow it,
 * else the body starts there: broken mailers forget the empty line.
 */
export function readHeaderBlock(bytes: Uint8Array, start: number, end: number): HeaderBlock {
  const raw: { name: string; parts: string[] }[] = [];
  const strays: number[] = [];
  let at = start;
  let isEnded = false;
  while (at < end && !isEnded) {
    const lineEnd = endOfLine(bytes, at, end);
    const line = lineOf(bytes, at, lineEnd);
    const next = Math.min(lineEnd + 1, end);
    if (line === "") isEnded = true;
    else if ((line.startsWith(" ") || line.startsWith("\t")) && raw.length > 0) raw.at(-1)?.parts.push(line);
    else {
      const name = fieldStart.exec(line.slice(0, 1_000))?.[1];
      if (name !== undefined) {
        if (raw.length < fieldsMax) raw.push({ name, parts: [line.slice(line.indexOf(":") + 1)] });
        // The fields behind a stray line show that it was only a stray line.
        strays.length = 0;
      } else if (!isSeparator(line, raw.length)) {
        strays.push(at);
        if (strays.length > 3) break;
      }
    }
    at = next;
  }
  const bodyStart = strays[0] !== undefined && (strays.length > 3 || !isEnded || raw.length === 0) ? strays[0] : at;
  const problems = raw.length === fieldsMax ? [`Only the first ${fieldsMax} header fields were read.`] : [];
  if (bodyStart !== at || (!isEnded && at >= end && end > start && raw.length === 0))
    problems.push("The empty line between header and body is missing.");
  return {
    fields: raw.map(({ name, parts }) => ({ name: name.toLowerCase(), value: unfold(parts) })),
    bodyStart,
    problems,
  };
}

/** The line that mbox files put before a mail. */
function isSeparator(line: string, fieldsBefore: number): boolean {
  return fieldsBefore === 0 && (line.startsWith("From ") || line.startsWith(">From "));
}

function endOfLine(bytes: Uint8Array, from: number, end: number): number {
  const found = bytes.indexOf(0x0a, from);
  return found < 0 || found > end ? end : found;
}

/** Without the line break; other carriage returns count as spaces. */
function lineOf(bytes: Uint8Array, start: number, end: number): string {
  const stop = end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
  return latin1(bytes.subarray(start, stop)).replaceAll("\r", " ");
}

function unfold(parts: string[]): string {
  const joined = parts.join("");
  const kept = joined.length > valueCharactersMax ? joined.slice(-valueCharactersMax) : joined;
  // Bytes beyond ASCII are UTF-8 (RFC 6532) or a mailer's mistake.
  return decodeCharset(Buffer.from(kept, "latin1"), null).text.trim();
}
