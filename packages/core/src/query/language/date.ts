/** A date as it is written in a query, before anybody's clock or zone gives it a place in time. */
export type DateValue =
  | { kind: "named"; name: DateName }
  | { kind: "relative"; amount: number; unit: DateUnit }
  | { kind: "calendar"; year: number; month: number | null; day: number | null }
  | {
      kind: "moment";
      year: number;
      month: number;
      day: number;
      hour: number;
      minute: number;
      second: number | null;
      isUtc: boolean;
    };

export const dateNames = [
  "now",
  "today",
  "yesterday",
  "tomorrow",
  "this-week",
  "last-week",
  "this-month",
  "last-month",
  "this-year",
  "last-year",
] as const;
type DateName = (typeof dateNames)[number];

export const dateUnits = ["min", "h", "d", "w", "mo", "y"] as const;
export type DateUnit = (typeof dateUnits)[number];
/** A hundred years in each unit: nothing in a help desk is further away. */
const amountMax: Record<DateUnit, number> = {
  min: 52_596_000,
  h: 876_600,
  d: 36_525,
  w: 5_218,
  mo: 1_200,
  y: 100,
};

const relative = /^(?<sign>[+-])(?<amount>\d{1,9})(?<unit>min|h|d|w|mo|y)$/u;
const calendar = /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/u;
const moment =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[tT](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.0{1,6})?)?(?<utc>[zZ]?)$/u;

const isDateName = (text: string): text is DateName => dateNames.some((name) => name === text);
const isUnit = (text: string): text is DateUnit => dateUnits.some((unit) => unit === text);

const daysIn = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const exists = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

/** Reads a date, or null when it is none: no such day, too far away, another way of writing. */
export function readDate(text: string): DateValue | null {
  const lower = text.toLowerCase();
  if (isDateName(lower)) return { kind: "named", name: lower };
  return readRelative(lower) ?? readCalendar(text) ?? readMoment(text);
}

function readRelative(text: string): DateValue | null {
  const { sign, amount, unit } = relative.exec(text)?.groups ?? {};
  if (amount === undefined || unit === undefined || !isUnit(unit)) return null;
  const size = Number(amount);
  if (size > amountMax[unit]) return null;
  return { kind: "relative", amount: sign === "-" && size > 0 ? -size : size, unit };
}

function readCalendar(text: string): DateValue | null {
  const { year, month, day } = calendar.exec(text)?.groups ?? {};
  if (year === undefined || !exists(Number(year), Number(month ?? 1), Number(day ?? 1))) return null;
  return {
    kind: "calendar",
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}

function readMoment(text: string): DateValue | null {
  const { year, month, day, hour, minute, second, utc } = moment.exec(text)?.groups ?? {};
  if (year === undefined || !exists(Number(year), Number(month), Number(day))) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return {
    kind: "moment",
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: second === undefined ? null : Number(second),
    isUtc: utc !== "",
  };
}

const two = (value: number): string => String(value).padStart(2, "0");

export function writeDate(value: DateValue): string {
  switch (value.kind) {
    case "named":
      return value.name;
    case "relative":
      return `${value.amount < 0 ? "-" : "+"}${Math.abs(value.amount)}${value.unit}`;
    case "calendar":
      return [
        String(value.year),
        ...[value.month, value.day].flatMap((part) => (part === null ? [] : [two(part)])),
      ].join("-");
    case "moment": {
      const day = `${value.year}-${two(value.month)}-${two(value.day)}`;
      const seconds = value.second === null ? "" : `:${two(value.second)}`;
      return `${day}T${two(value.hour)}:${two(value.minute)}${seconds}${value.isUtc ? "Z" : ""}`;
    }
  }
}
