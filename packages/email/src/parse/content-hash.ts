import { createHash, type Hash } from "node:crypto";
import { decodeWords } from "./encoded-words";
import type { MimePart } from "./mime-tree";
import { decodeTransfer } from "./transfer-encoding";

const hashedFields = ["from", "to", "cc", "subject", "date"];

/**
 * SHA-256 over what the author wrote: From, To, Cc, Subject, Date, the decoded content and the name of every part. The way a mail
 * took does not change it: trace headers, line endings, white space at line ends, the folding of headers, the encoding
 * for transport and the `>` that mbox files put before From.
 */
export function contentHash(root: MimePart): string {
  const hash = createHash("sha256");
  for (const name of hashedFields) {
    for (const { value } of root.fields.filter((field) => field.name === name)) add(hash, name, headerText(value));
  }
  addParts(hash, root);
  return hash.digest("hex");
}

function addParts(hash: Hash, part: MimePart): void {
  if (part.children.length > 0) {
    add(hash, "open", part.type.value);
    for (const child of part.children) addParts(hash, child);
    add(hash, "close", "");
    return;
  }
  const bytes = part.isCut ? part.body : decodeTransfer(part.body, part.encoding);
  const isText = part.isCut || /^(?:text|message|multipart)\//u.test(part.type.value);
  add(hash, "name", part.disposition.parameters.get("filename") ?? part.type.parameters.get("name") ?? "");
  add(hash, part.type.value, isText ? textLines(bytes) : bytes);
}

/** Every piece carries its length, so that two pieces never pass for one. */
function add(hash: Hash, label: string, value: string | Uint8Array): void {
  const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : value;
  hash.update(`${label}:${bytes.byteLength}:`).update(bytes);
}

function headerText(value: string): string {
  return decodeWords(value).replace(/\s+/gu, " ").trim();
}

/** Lines end with one LF, without white space before it; empty lines at both ends go. */
function textLines(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + 1);
  let length = 0;
  let lineStart = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 0x0a && byte !== 0x0d && byte !== undefined) continue;
    const start = unquotedStart(bytes, lineStart, at);
    let end = at;
    while (end > start && isBlank(bytes[end - 1])) end--;
    if (end > start || length > 0) {
      out.set(bytes.subarray(start, end), length);
      length += end - start;
      if (at < bytes.length) out[length++] = 0x0a;
    }
    if (byte === 0x0d && bytes[at + 1] === 0x0a) at++;
    lineStart = at + 1;
  }
  while (length > 0 && out[length - 1] === 0x0a) length--;
  return out.subarray(0, length);
}

/** Behind the marks that mbox files put before a line that begins with `From `. */
function unquotedStart(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x3e) return start;
  let at = start;
  while (at < end && bytes[at] === 0x3e) at++;
  const isFrom = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((byte, step) => bytes[at + step] === byte);
  return isFrom ? at : start;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
