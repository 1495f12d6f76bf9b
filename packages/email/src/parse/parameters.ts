import { decodeCharset } from "./charset";
import { oneLine } from "./encoded-words";

/** `text/plain; charset=utf-8` taken apart: the value in lower case, the parameters decoded (RFC 2045, 2231, 2047). */
export type Parameterised = { value: string; parameters: Map<string, string> };

const parameter = /;\s*([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"?|([^;"\s]*(?:[ \t]+[^;"\s=]+)*))/gu;

export function readParameters(header: string): Parameterised {
  const cut = header.indexOf(";");
  const value = (cut < 0 ? header : header.slice(0, cut))
    .replace(/\([^)]*\)/gu, "")
    .trim()
    .toLowerCase();
  const raw = new Map<string, string>();
  for (const match of (cut < 0 ? "" : header.slice(cut, cut + 16_384)).matchAll(parameter)) {
    const name = (match[1] ?? "").toLowerCase();
    const text = match[2]?.replace(/\\([\s\S])/gu, "$1") ?? match[3] ?? "";
    if (!raw.has(name) && raw.size < 200) raw.set(name, text);
  }
  return { value, parameters: joinContinuations(raw) };
}

/** `name*0*=utf-8''a%20; name*1=b` becomes `name`. */
function joinContinuations(raw: Map<string, string>): Map<string, string> {
  const parameters = new Map<string, string>();
  const sections = new Map<string, { index: number; text: string; isEncoded: boolean }[]>();
  for (const [key, text] of raw) {
    const match = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/u.exec(key);
    const name = match?.[1];
    if (key === "boundary") parameters.set(key, text);
    else if (name === undefined) parameters.set(key, oneLine(text, 4_096));
    else {
      const list = sections.get(name) ?? [];
      list.push({ index: Number(match?.[2] ?? 0), text, isEncoded: match?.[2] === undefined || match[3] === "*" });
      sections.set(name, list);
    }
  }
  for (const [name, list] of sections) parameters.set(name, joinSections(list.sort((a, b) => a.index - b.index)));
  return parameters;
}

function joinSections(list: { text: string; isEncoded: boolean }[]): string {
  let charset: string | null = null;
  const bytes = list.map(({ text, isEncoded }, index) => {
    const marked = index === 0 && isEncoded ? /^([^']*)'[^']*'([\s\S]*)$/u.exec(text) : null;
    if (marked !== null) charset = marked[1] ?? null;
    const rest = marked?.[2] ?? text;
    return isEncoded ? percentBytes(rest) : Buffer.from(rest, "utf8");
  });
  return oneLine(decodeCharset(Buffer.concat(bytes), charset).text, 4_096);
}

function percentBytes(text: string): Buffer {
  const binary = Buffer.from(text, "utf8").toString("latin1");
  return Buffer.from(
    binary.replace(/%([0-9a-fA-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}
