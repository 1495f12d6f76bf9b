import { latin1 } from "./charset";

/** Content-Transfer-Encoding undone. The result has a buffer of its own. Unknown encodings leave the bytes alone. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case "base64":
    case "x-base64":
      return decodeBase64(bytes);
    case "quoted-printable":
      return decodeQuotedPrintable(bytes);
    case "x-uuencode":
    case "x-uue":
    case "uuencode":
      return decodeUu(bytes);
    default:
      return Uint8Array.from(bytes);
  }
}

/** Tolerant: anything that is not in the alphabet is passed over, and padding may stand anywhere. */
function decodeBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let collected = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const value = base64Values[byte] ?? 255;
    if (value === 255) {
      // Padding ends a group; encoders that join several encoded pieces go on behind it.
      if (byte === 0x3d) collected = 0;
      continue;
    }
    bits = ((bits << 6) | value) & 0xff_ff_ff;
    collected += 6;
    if (collected >= 8) {
      collected -= 8;
      out[length++] = (bits >> collected) & 0xff;
    }
  }
  return out.slice(0, length);
}

const base64Values = new Uint8Array(256).fill(255);
for (const [value, character] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries())
  base64Values[character.charCodeAt(0)] = value;

export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = hexValue(bytes[at + 1]);
    const low = hexValue(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    const end = softBreakEnd(bytes, at + 1);
    if (end === null) out[length++] = byte;
    else at = end;
  }
  return out.slice(0, length);
}

/** The place of the line feed that a soft line break ends with; white space may stand before it. */
function softBreakEnd(bytes: Uint8Array, from: number): number | null {
  let at = from;
  // RFC 2045 allows 76 characters a line, so more white space than that is not a soft break.
  while (at < from + 80 && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return at + 1;
  if (bytes[at] === 0x0a || bytes[at] === 0x0d) return at;
  return at >= bytes.length ? bytes.length : null;
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

function decodeUu(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const lines = latin1(bytes).split(/\r?\n/u);
  const begin = lines.findIndex((line) => /^begin(?:-base64)? [0-7]{3,4} /u.test(line));
  if (begin < 0) return Uint8Array.from(bytes);
  const out: number[] = [];
  for (const line of lines.slice(begin + 1)) {
    if (line === "end" || line === "`") break;
    uuLine(line, out);
  }
  return Uint8Array.from(out);
}

function uuLine(line: string, out: number[]): void {
  const end = out.length + ((line.charCodeAt(0) - 32) & 63);
  for (let at = 1; at < line.length && out.length < end; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((step) => ((line.charCodeAt(at + step) || 32) - 32) & 63);
    const group = ((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0);
    for (const byte of [group >> 16, (group >> 8) & 0xff, group & 0xff]) if (out.length < end) out.push(byte);
  }
}
