import type { FilledText } from "@desk/contracts/macro";
import {
  attributePrefix,
  type MacroVariable,
  macroVariables,
  type Placeholder,
  placeholdersIn,
  unfilledIn,
} from "@desk/contracts/macro-words";
import { escapeHtml } from "../mail/outgoing/escape";
import { htmlToText, sanitizeMessageHtml } from "../text";

/** What variables stand for on one ticket. What is not known is missing, not empty. */
export type VariableFacts = {
  values: Readonly<Partial<Record<MacroVariable, string>>>;
  /** The customer's attributes. */
  attributes: Readonly<Record<string, string>>;
};

/**
 * A macro's HTML with its variables filled in, as HTML and as text. Values are text wherever they stand: markup in
 * them is escaped, and a variable in them is not filled in again. What has neither value nor fallback stays and is
 * named in `missing`.
 */
export function fillVariables(html: string, facts: VariableFacts): FilledText {
  const filled = sanitizeMessageHtml(fill(html, facts));
  const text = htmlToText(filled);
  const inHtml = placeholdersIn(filled).map(({ name }) => htmlToText(name));
  return { html: filled, text, missing: [...new Set([...inHtml, ...unfilledIn(text)])] };
}

function fill(html: string, facts: VariableFacts): string {
  let out = "";
  let at = 0;
  for (const placeholder of placeholdersIn(html)) {
    out = joined(out, html.slice(at, placeholder.index));
    out = joined(out, wordsFor(placeholder, facts));
    at = placeholder.index + placeholder.whole.length;
  }
  return joined(out, html.slice(at));
}

/** Two pieces never make double braces where they meet, so that no value begins a variable. */
const joined = (before: string, piece: string): string =>
  before.endsWith("{") && piece.startsWith("{") ? `${before} ${piece}` : before + piece;

function wordsFor({ whole, name, fallback }: Placeholder, facts: VariableFacts): string {
  const value = oneLine(knownOf(htmlToText(name), facts));
  if (value === "") return fallback === null ? whole : fallback.trim();
  return escapeHtml(value.replace(/\{(?=\{)/gu, "{ "));
}

function knownOf(name: string, { values, attributes }: VariableFacts): string {
  const variable = macroVariables.find((one) => one === name);
  if (variable !== undefined) return values[variable] ?? "";
  const key = name.slice(attributePrefix.length);
  return Object.hasOwn(attributes, key) ? (attributes[key] ?? "") : "";
}

const oneLine = (value: string): string => value.replace(/\s+/gu, " ").trim();
