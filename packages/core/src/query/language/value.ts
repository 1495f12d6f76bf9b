import { cleanText } from "@desk/contracts/clean-text";
import { queryValueMax } from "@desk/contracts/query";
import { parseNumber } from "@desk/contracts/ticket-number";
import { dateNames, readDate, writeDate } from "./date";
import type { FieldValue, QueryField } from "./field";
import { nearest } from "./suggest";

export type ReadValue = { value: string } | { message: string; suggestion?: string };

/** One line, cleaned, without blanks at the ends: the one spelling under which texts are kept. */
export const tidy = (text: string): string => cleanText(text).replace(/\s+/gu, " ").trim();
export const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const named = (text: string, values: readonly FieldValue[]): FieldValue | undefined => {
  const wanted = text.toLowerCase().replaceAll(/[ -]/gu, "_");
  const matches = (word: string) => word.toLowerCase().replaceAll(/[ -]/gu, "_") === wanted;
  return values.find(({ value, aliases }) => matches(value) || aliases?.some(matches) === true);
};
const listed = (values: readonly FieldValue[]): string => values.map(({ value }) => value).join(", ");

/** The value as the field keeps it, or what is wrong with it. The same text gives the same value, always. */
export function readValue(field: QueryField, written: string): ReadValue {
  const text = tidy(written);
  if (text === "") return { message: `Say what ${field.name} should be.` };
  if (text.length > queryValueMax) return { message: `A value has at most ${queryValueMax} characters.` };
  const word = named(text, field.words ?? []);
  if (word !== undefined) return { value: word.value };
  switch (field.kind) {
    case "choice":
      return readChoice(field, text, field.values ?? []);
    case "boolean":
      return readChoice(field, text, booleans);
    case "number":
      return readNumber(field, text);
    case "date":
      return readMoment(field, text);
    case "text":
      return readWords(text);
    case "status":
      return { value: named(text, field.values ?? [])?.value ?? text };
    case "team":
    case "agent":
    case "customer":
    case "organization":
    case "label":
      return { value: text };
  }
}

export const booleans: readonly FieldValue[] = [
  { value: "yes", label: "Yes", aliases: ["true"] },
  { value: "no", label: "No", aliases: ["false"] },
];

function readChoice(field: QueryField, text: string, values: readonly FieldValue[]): ReadValue {
  const found = named(text, values);
  if (found !== undefined) return { value: found.value };
  const suggestion = nearest(
    text,
    [...values, ...(field.words ?? [])].map(({ value }) => value),
  );
  return {
    message: `${quoted(text)} is no ${field.name}. Use ${listed([...values, ...(field.words ?? [])])}.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

const decimal = /^(?<sign>[+-]?)0*(?<whole>\d{1,15})(?:\.(?<part>\d{1,6}))?$/u;

function readNumber({ isInteger, name }: QueryField, text: string): ReadValue {
  const { sign, whole, part = "" } = decimal.exec(text)?.groups ?? {};
  const digits = part.replace(/0+$/u, "");
  if (whole !== undefined && (isInteger !== true || digits === "")) {
    const size = digits === "" ? whole : `${whole}.${digits}`;
    return { value: sign === "-" && /[1-9]/u.test(size) ? `-${size}` : size };
  }
  const ticket = isInteger === true ? parseNumber(text) : null;
  if (ticket !== null) return { value: String(ticket) };
  return { message: `${name} takes a number, such as ${name}:123 or ${name}>100.` };
}

function readMoment({ words }: QueryField, text: string): ReadValue {
  const date = readDate(text);
  if (date !== null) return { value: writeDate(date) };
  const suggestion = meantDate(text) ?? nearest(text, [...dateNames, ...(words ?? []).map(({ value }) => value)]);
  return {
    message: `${quoted(text)} is no date. Use a day such as 2026-11-30, a distance such as -7d, -3h or -2mo, or today.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** `7d` was meant to be in the past, and `-5m` minutes. */
function meantDate(text: string): string | undefined {
  const { sign, amount, unit } = /^(?<sign>[+-]?)(?<amount>\d{1,9})(?<unit>min|mo|[mhdwy])$/iu.exec(text)?.groups ?? {};
  if (amount === undefined || unit === undefined) return undefined;
  const date = readDate(`${sign || "-"}${amount}${unit.toLowerCase() === "m" ? "min" : unit}`);
  return date === null ? undefined : writeDate(date);
}

/** Words of a text field; a star at the end makes them beginnings. */
function readWords(text: string): ReadValue {
  const bare = text.replace(/[*\s]+$/u, "");
  if (!hasLetters(bare)) return { message: `${quoted(text)} has no letters or digits to look for.` };
  return { value: text.endsWith("*") ? `${bare}*` : bare };
}

export const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text}”`;
