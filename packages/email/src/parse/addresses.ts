import { domainToASCII } from "node:url";
import type { MailAddress } from "@desk/contracts/parsed-mail";
import { oneLine } from "./encoded-words";

export type Addresses = { list: MailAddress[]; isCut: boolean };

/** More recipients than any list of people has. */
const addressesMax = 1_000;

type Parts = { name: string; angle: string | null; comment: string };
const empty = (): Parts => ({ name: "", angle: null, comment: "" });

/**
 * The addresses of a header value, groups opened, in one pass over the characters. Quoted strings and comments never
 * become addresses, and encoded words are decoded only after the value was taken apart.
 */
export function readAddresses(value: string | undefined): Addresses {
  const list: MailAddress[] = [];
  if (value === undefined) return { list, isCut: false };
  let parts = empty();
  let isQuoteOpen = false;
  const finish = () => {
    const address = addressOf(parts);
    if (address === null) list.push(...bareAddresses(parts));
    else list.push(address);
    parts = empty();
  };
  let at = 0;
  while (at < value.length && list.length < addressesMax) {
    const character = value[at];
    const end = character === '"' && !isQuoteOpen ? quotedEnd(value, at) : null;
    if (character === '"' && end === null) isQuoteOpen = true;
    if (end !== null) {
      parts.name += value.slice(at, end);
      at = end;
    } else if (character === "(") {
      const end = commentEnd(value, at);
      if (parts.comment.length < 1_000) parts.comment += value.slice(at + 1, end - 1);
      parts.name += " ";
      at = end;
    } else if (character === "<") {
      const end = angleEnd(value, at);
      parts.angle ??= value.slice(at + 1, end);
      at = end + 1;
    } else {
      if (character === "," || character === ";") finish();
      // A group's name stands before a colon and is not an address.
      else if (character === ":" && parts.angle === null && !parts.name.includes("@")) parts = empty();
      else parts.name += character;
      at++;
    }
  }
  finish();
  return { list, isCut: at < value.length };
}

function addressOf({ name, angle, comment }: Parts): MailAddress | null {
  const spec = angle ?? name;
  const address = normaliseAddress(spec);
  if (address === null) return null;
  const label = angle === null ? comment : name.trim() || comment;
  return { address, name: oneLine(unquote(label), 200) };
}

/** Some mailers forget the brackets: `Ana ana@example.com`. Words inside quotes are never taken. */
function bareAddresses({ name, angle }: Parts): MailAddress[] {
  if (angle !== null || name.includes('"') || !name.includes("@") || name.length > 1_000) return [];
  const words = name.trim().split(/\s+/u);
  const found = words.flatMap((word) => normaliseAddress(word) ?? []);
  const rest = words.filter((word) => normaliseAddress(word) === null).join(" ");
  return found.map((address) => ({ address, name: found.length === 1 ? oneLine(rest, 200) : "" }));
}

/** Trimmed and lower-cased; null when it is not one address. */
export function normaliseAddress(spec: string): string | null {
  const text = withoutComments(spec)
    .replace(/^\s*@[^:]*:/u, "")
    .trim();
  if (text.length > 320) return null;
  const cut = text.lastIndexOf("@");
  if (cut < 1) return null;
  const local = plainLocal(text.slice(0, cut).trim());
  const domain = normaliseDomain(text.slice(cut + 1).trim());
  return local === null || domain === null ? null : `${local.toLowerCase()}@${domain}`;
}

function withoutComments(spec: string): string {
  return spec.length > 1_000 || spec.includes('"') ? spec : spec.replace(/\((?:[^()\\]|\\[\s\S])*\)/gu, "");
}

/** Quotes that are not needed go; what only quotes make possible keeps them. */
function plainLocal(local: string): string | null {
  if (!local.startsWith('"')) return /^[^\s\p{C}@"(),:;<>[\\\]]+$/u.test(local) ? local : null;
  if (!/^"(?:[^"\\\p{C}]|\\[^\p{C}])*"$/u.test(local)) return null;
  const inner = unquote(local);
  return /^[^\s\p{C}@"(),:;<>[\\\]]+$/u.test(inner) ? inner : local;
}

/** Domains beyond ASCII become punycode, except where folding would turn them into another domain (U+FF41 is not a). */
function normaliseDomain(raw: string): string | null {
  const domain = raw.toLowerCase().replace(/\.$/u, "");
  if (/^\[[0-9a-f.:]+\]$/iu.test(domain)) return domain;
  if (!/^[^\s\p{C}@"(),:;<>[\\\]/]+$/u.test(domain)) return null;
  if (/^[!-~]+$/u.test(domain)) return domain;
  return domain.normalize("NFKC") === domain ? domainToASCII(domain) || null : null;
}

function unquote(text: string): string {
  return text.replace(/"((?:[^"\\]|\\[\s\S])*)"/gu, (_, inner: string) => inner.replace(/\\([\s\S])/gu, "$1"));
}

/** Null for a quote that is never closed: it is only a character then. */
function quotedEnd(value: string, start: number): number | null {
  for (let at = start + 1; at < value.length; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === '"') return at + 1;
  }
  return null;
}

function commentEnd(value: string, start: number): number {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === "(") depth++;
    else if (value[at] === ")" && --depth === 0) return at + 1;
  }
  return value.length;
}

/** The place of the closing bracket; a quoted local part may hold one. */
function angleEnd(value: string, start: number): number {
  for (let at = start + 1; at < value.length; at++) {
    if (value[at] === '"') at = (quotedEnd(value, at) ?? at + 1) - 1;
    else if (value[at] === ">") return at;
  }
  return value.length;
}
