import { z } from "zod";

/** How a workspace writes the numbers of its tickets. The number itself never changes and is always accepted alone. */
export const TicketNumbers = z.strictObject({
  /** Letters before the number, as in `HD-1234`; empty for none. */
  prefix: z.string().regex(/^(?:[A-Za-z][A-Za-z0-9]{0,9})?$/u, "Use up to ten letters and digits, a letter first."),
  /** When the ticket was made, as in `HD-2026-1234` or `HD-202611-1234`. */
  date: z.enum(["none", "year", "month"]),
});
export type TicketNumbers = z.output<typeof TicketNumbers>;

export const plainTicketNumbers: TicketNumbers = { prefix: "", date: "none" };

/** `1234`, `HD-1234` or `HD-202611-1234`. Dates are those of UTC, so that a number reads the same everywhere. */
export function formatNumber({ prefix, date }: TicketNumbers, number: number, createdAt: string): string {
  const moment = new Date(createdAt).toISOString();
  const day = { none: "", year: moment.slice(0, 4), month: moment.slice(0, 7).replace("-", "") }[date];
  return [prefix, day, String(number)].filter((part) => part !== "").join("-");
}

const written = /^(?<hash>#?)(?:(?<prefix>[A-Za-z][A-Za-z0-9]{0,9})-)?(?:\d{4}(?:\d{2})?-)?(?<digits>\d{1,15})$/u;

/**
 * The number that is meant, whatever the format was when it was written down: a change of the format breaks neither
 * old mails nor old notes. Null when the text is no ticket number.
 */
export const parseNumber = (text: string): number | null => readNumber(text)?.number ?? null;

/** The same with what stands before it: words such as `covid-19` are numbers only to those who use the prefix. */
export function readNumber(text: string): { number: number; prefix: string | null; isMarked: boolean } | null {
  const { hash, prefix, digits } = written.exec(text)?.groups ?? {};
  return digits === undefined ? null : { number: Number(digits), prefix: prefix ?? null, isMarked: hash === "#" };
}
