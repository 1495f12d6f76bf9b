import { cleanText } from "@desk/contracts/clean-text";
import { decodeCharset } from "./charset";
import { decodeQuotedPrintable, decodeTransfer } from "./transfer-encoding";

const encodedWord = /=\?([^?\s]{1,70})\?([bBqQ])\?([^?]*)\?=/gu;

/** RFC 2047 words decoded. Neighbours of one charset are joined first: some mailers split characters between them. */
export function decodeWords(value: string): string {
  if (!value.includes("=?")) return value;
  let out = "";
  let end = 0;
  let run: { charset: string; bytes: Uint8Array[] } = { charset: "", bytes: [] };
  const flush = () => {
    if (run.bytes.length > 0) out += decodeCharset(Buffer.concat(run.bytes), run.charset).text;
    run = { charset: "", bytes: [] };
  };
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(end, match.index);
    const charset = (match[1] ?? "").split("*")[0]?.toLowerCase() ?? "";
    const bytes = wordBytes(match[2] ?? "", match[3] ?? "");
    const isNeighbour = run.bytes.length > 0 && between.trim() === "";
    if (!isNeighbour || run.charset !== charset) flush();
    if (!isNeighbour) out += between;
    run = { charset, bytes: [...run.bytes, bytes] };
    end = match.index + match[0].length;
  }
  flush();
  return out + value.slice(end);
}

function wordBytes(encoding: string, data: string): Uint8Array {
  const bytes = Buffer.from(data, "utf8");
  if (encoding === "b" || encoding === "B") return decodeTransfer(bytes, "base64");
  return decodeQuotedPrintable(Buffer.from(data.replaceAll("_", " "), "utf8"));
}

/** Decoded, cleaned, on one line and without control characters. */
export function oneLine(value: string, charactersMax: number): string {
  const clean = cleanText(decodeWords(value).slice(0, charactersMax * 2))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/gu, " ")
    .trim();
  return cleanText(clean.slice(0, charactersMax));
}
