import { TextDecoder } from "node:util";
import { decodeUtf7 } from "./utf7";

export type Decoded = {
  text: string;
  /** What was wrong and how it was read anyway; null when the label was right. */
  problem: string | null;
};

/** Labels seen in mail that the encoding standard does not list. */
const aliases: Record<string, string> = {
  cp932: "shift_jis",
  "cp-932": "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  "iso-8859-1-windows-3.1-latin-1": "windows-1252",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  cp50220: "iso-2022-jp",
  "ansi_x3.110-1983": "windows-1252",
  "utf-8-strict": "utf-8",
};
/** Labels that say nothing: the bytes themselves are asked. */
const meaningless = new Set([
  "",
  "us-ascii",
  "ascii",
  "ansi_x3.4-1968",
  "unknown-8bit",
  "x-unknown",
  "unknown",
  "binary",
]);
/** Labels under which UTF-8 is often sent by mistake. */
const westernLabels = new Set(["windows-1252"]);

/** Text of bytes in a charset. A label that is missing, unknown or wrong is replaced by what the bytes look like. */
export function decodeCharset(bytes: Uint8Array, label: string | null): Decoded {
  const name = normalise(label ?? "");
  if (name === "utf-7") return { text: decodeUtf7(latin1(bytes)), problem: null };
  if (name === "iso-2022-kr") return { text: decodeIso2022Kr(bytes), problem: null };
  if (isAscii(bytes)) return decodeAscii(bytes, name);
  if (meaningless.has(name)) return guess(bytes, name);

  const decoder = decoderOf(name);
  if (decoder === null) return guess(bytes, name);
  if (westernLabels.has(decoder.encoding)) {
    const utf8 = strictUtf8(bytes);
    if (utf8 !== null) return { text: utf8, problem: `Text labelled ${name} was UTF-8 and was read as that.` };
  }
  const text = decoder.decode(bytes);
  if (decoder.encoding === "utf-8" && isMostlyBroken(text)) return guess(bytes, name);
  return { text, problem: text.includes("\uFFFD") ? `Some characters are not valid ${name}.` : null };
}

/** Every byte as the character of the same number. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function normalise(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^['"\s]+|['"\s;]+$/gu, "")
    .slice(0, 60);
  if (/^(?:x-)?(?:unicode-1-1-|unicode-2-0-)?utf-?7(?:-imap)?$/u.test(name)) return "utf-7";
  return aliases[name] ?? name.replace(/^cp-?(125\d)$/u, "windows-$1");
}

function decodeAscii(bytes: Uint8Array, name: string): Decoded {
  const text = latin1(bytes);
  const isShifted = text.includes("\u001B$") || text.includes("\u001B(");
  if (isShifted && (meaningless.has(name) || name === "iso-2022-jp")) {
    const problem = name === "iso-2022-jp" ? null : "Text without a charset was read as ISO-2022-JP.";
    return { text: decodeIso2022Jp(text), problem };
  }
  if (name.startsWith("utf-16") || name.startsWith("utf-32")) return decodeWide(bytes, text, name);
  return { text, problem: null };
}

/** Of escapes without text between them only the last counts; the platform's decoder calls them an error. */
function decodeIso2022Jp(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the charset is made of escapes.
  const plain = text.replace(/(?:\u001B[$(][A-Z@])+(?=\u001B[$(][A-Z@])/gu, "");
  return new TextDecoder("iso-2022-jp").decode(Buffer.from(plain, "latin1"));
}

function decodeWide(bytes: Uint8Array, text: string, name: string): Decoded {
  if (!text.includes("\u0000")) return { text, problem: `Text labelled ${name} was plain ASCII.` };
  return { text: decoderOf(name)?.decode(bytes) ?? text.replaceAll("\u0000", ""), problem: null };
}

function guess(bytes: Uint8Array, name: string): Decoded {
  const said = name === "" ? "without a charset" : `labelled ${name}`;
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, problem: name === "" ? null : `Text ${said} was read as UTF-8.` };
  return {
    text: new TextDecoder("windows-1252").decode(bytes),
    problem: `Text ${said} was read as Windows-1252.`,
  };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** More characters were lost than read: the label was wrong. */
function isMostlyBroken(text: string): boolean {
  let lost = 0;
  let read = 0;
  for (const character of text) {
    if (character === "\uFFFD") lost++;
    else if (character > "\u007F") read++;
  }
  return lost > read;
}

function decoderOf(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}

/** EUC-KR with seven bits: between SO and SI the high bit is missing. */
function decodeIso2022Kr(bytes: Uint8Array): string {
  const out: number[] = [];
  let isShifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0e) isShifted = true;
    else if (byte === 0x0f) isShifted = false;
    else if (byte === 0x1b && bytes[at + 1] === 0x24) at += 3;
    else out.push(isShifted && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder("euc-kr").decode(Uint8Array.from(out));
}
