import { latin1 } from "./charset";
import { type HeaderField, readHeaderBlock } from "./header-block";
import { type Parameterised, readParameters } from "./parameters";
import { decodeQuotedPrintable } from "./transfer-encoding";

export type MimePart = {
  fields: HeaderField[];
  type: Parameterised;
  disposition: Parameterised;
  encoding: string;
  /** The content as it came, still encoded: a window on the mail's bytes. */
  body: Uint8Array;
  /** Of a multipart that could be taken apart. */
  children: MimePart[];
  /** Says that a limit ended the work: what is in here was not taken apart. */
  isCut: boolean;
};

/** Limits of the whole mail. What lies beyond them stays in one piece. */
export const depthMax = 40;
export const partsMax = 1_000;

type Walk = { partsLeft: number; problems: Set<string> };

/** Takes a mail apart into its MIME parts. Never fails; `problems` says what was out of order. */
export function readMime(bytes: Uint8Array): { root: MimePart; problems: string[] } {
  const walk: Walk = { partsLeft: partsMax, problems: new Set() };
  const root = readPart(bytes, 0, bytes.length, 0, "text/plain", walk);
  return { root, problems: [...walk.problems] };
}

function readPart(
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
  defaultType: string,
  walk: Walk,
): MimePart {
  walk.partsLeft--;
  const head = readHeaderBlock(bytes.subarray(0, end), start, end);
  for (const problem of head.problems) walk.problems.add(problem);
  const type = contentType(head.fields, defaultType);
  const part: MimePart = {
    fields: head.fields,
    type,
    disposition: readParameters(firstValue(head.fields, "content-disposition") ?? ""),
    encoding: transferEncoding(head.fields),
    body: bytes.subarray(head.bodyStart, end),
    children: [],
    isCut: false,
  };
  if (type.value.startsWith("multipart/")) splitMultipart(part, depth, walk);
  return part;
}

export function firstValue(fields: HeaderField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}

function contentType(fields: HeaderField[], defaultType: string): Parameterised {
  const header = firstValue(fields, "content-type");
  if (header === undefined) return { value: defaultType, parameters: new Map() };
  const type = readParameters(header);
  if (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/u.test(type.value)) return type;
  // `text` and `multipart` alone are seen; anything else that is no type is shown as text (RFC 2045 section 5.2).
  return { ...type, value: type.parameters.has("boundary") ? "multipart/mixed" : "text/plain" };
}

function transferEncoding(fields: HeaderField[]): string {
  const value = firstValue(fields, "content-transfer-encoding") ?? "";
  return (value.split(/[;\s]/u, 1)[0] ?? "").toLowerCase().replaceAll(/["']/gu, "");
}

function splitMultipart(part: MimePart, depth: number, walk: Walk): void {
  if (depth >= depthMax || walk.partsLeft <= 0) {
    part.isCut = true;
    walk.problems.add(
      `Parts nested deeper than ${depthMax} levels or beyond the first ${partsMax} were left in one piece.`,
    );
    return;
  }
  // RFC 2045 section 6.4 forbids an encoding here; some mailers use one all the same.
  if (part.encoding === "quoted-printable" && !hasBoundary(part)) part.body = decodeQuotedPrintable(part.body);
  const boundary = boundaryOf(part);
  const sections = boundary === null ? [] : findSections(part.body, boundary, walk.partsLeft);
  if (sections.length === 0) {
    walk.problems.add("A multipart has no boundary and was read as one piece.");
    return;
  }
  const childType = part.type.value === "multipart/digest" ? "message/rfc822" : "text/plain";
  for (const [index, { start, end }] of sections.entries()) {
    if (walk.partsLeft > 0) part.children.push(readPart(part.body, start, end, depth + 1, childType, walk));
    else {
      part.children.push(restOf(part.body.subarray(start)));
      walk.problems.add(`The mail has more than ${partsMax} parts; ${sections.length - index} stay in one piece.`);
      return;
    }
  }
}

function hasBoundary(part: MimePart): boolean {
  const boundary = part.type.parameters.get("boundary");
  return boundary !== undefined && indexOf(part.body, `--${boundary}`, 0) >= 0;
}

function boundaryOf(part: MimePart): string | null {
  const boundary = part.type.parameters.get("boundary");
  if (boundary !== undefined && boundary !== "") return boundary;
  // Without a parameter the first line that looks like a delimiter is taken for one.
  return /^--([^\s-][^\r\n]{0,198}?)[ \t]*\r?$/mu.exec(latin1(part.body.subarray(0, 65_536)))?.[1] ?? null;
}

function restOf(body: Uint8Array): MimePart {
  const none: Parameterised = { value: "", parameters: new Map() };
  const type = { value: "application/octet-stream", parameters: new Map() };
  return { fields: [], type, disposition: none, encoding: "", body, children: [], isCut: true };
}

/** Where the parts between the delimiter lines begin and end. A part that is never closed runs to the end. */
function findSections(body: Uint8Array, boundary: string, partsLeft: number): { start: number; end: number }[] {
  const sections: { start: number; end: number }[] = [];
  const delimiter = `--${boundary}`;
  let start: number | null = null;
  let at = 0;
  while (at < body.length) {
    const found = indexOf(body, delimiter, at);
    if (found < 0) break;
    const after = found + Buffer.byteLength(delimiter, "latin1");
    at = after;
    const kind = delimiterAt(body, found, after);
    if (kind === null) continue;
    const lineEnd = body.indexOf(0x0a, after);
    if (start !== null) sections.push({ start, end: beforeLineBreak(body, start, found) });
    // One more than allowed is enough to see that there are too many.
    start = kind === "close" || lineEnd < 0 ? null : lineEnd + 1;
    if (kind === "close") break;
    at = lineEnd < 0 ? body.length : lineEnd + 1;
    if (sections.length > partsLeft) break;
  }
  if (start !== null && start <= body.length) sections.push({ start, end: body.length });
  return sections;
}

/** A delimiter stands at the start of its line and only white space follows it, after two hyphens if it is the last. */
function delimiterAt(body: Uint8Array, found: number, after: number): "open" | "close" | null {
  const before = body[found - 1];
  if (found > 0 && before !== 0x0a && before !== 0x0d) return null;
  const lineEnd = body.indexOf(0x0a, after);
  const rest = latin1(body.subarray(after, lineEnd < 0 ? body.length : Math.min(lineEnd, after + 200))).trimEnd();
  if (rest === "") return "open";
  return rest.startsWith("--") && rest.slice(2).trim() === "" ? "close" : null;
}

function beforeLineBreak(body: Uint8Array, start: number, at: number): number {
  let end = at;
  if (end > start && body[end - 1] === 0x0a) end--;
  if (end > start && body[end - 1] === 0x0d) end--;
  return Math.max(end, start);
}

function indexOf(bytes: Uint8Array, text: string, from: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(text, from, "latin1");
}
