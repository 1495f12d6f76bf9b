import { z } from "zod";
import { cleanText } from "./clean-text";

export { cleanText };

/** Free text of at most `max` UTF-16 units, cleaned. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `Use at most ${max.toLocaleString("en")} characters.`)
    .transform(cleanText);

/** Required one-line text: trimmed, 1 to `max` characters, line breaks become spaces. */
export const line = (max: number) =>
  z
    .string()
    .max(max, `Use at most ${max.toLocaleString("en")} characters.`)
    .transform((value) =>
      cleanText(value)
        .replace(/\s*[\r\n\u2028\u2029]+\s*/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1, "This cannot be empty."));

const emailShape = /^[^\s\p{C}@"(),:;<>[\\\]]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/u;

/**
 * An e-mail address, lower-cased. Compatibility forms such as U+FF20 for @ are refused rather than folded
 * (GHSA-7rqj-j65f-68wh), and so are lists and display names (CVE-2022-35924).
 */
export const email = z
  .string()
  .max(254, "An e-mail address has at most 254 characters.")
  .transform((value) => value.trim().toLowerCase())
  .refine(
    (value) => value.normalize("NFKC") === value && emailShape.test(value),
    "Enter one e-mail address, such as ana@example.com.",
  );

/** A phone number in E.164, such as +4915112345678. Spaces, dots, dashes and brackets are dropped. */
export const phone = z
  .string()
  .max(40)
  .transform((value) => value.replace(/[\s().-]/gu, ""))
  .refine(
    (value) => /^\+[1-9]\d{6,14}$/u.test(value),
    "Enter the number with its country code, such as +49 151 12345678.",
  );

export const id = z.uuid("This is not an id.");
/** A moment as ISO 8601 in UTC, such as 2026-11-22T09:30:00.000Z. */
export const isoTime = z.iso.datetime();
export const externalId = line(255);
/** An opaque list cursor. */
export const cursor = text(400).optional();
/** A version, a position, a place in a row: a whole number that PostgreSQL can keep. */
export const integer = z.number().int().max(2_147_483_647);
export const limit = z.coerce.number().int().min(1).max(100);
