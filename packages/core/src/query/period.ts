import type { QueryOperator } from "@desk/contracts/query";
import { type DateUnit, type DateValue, readDate } from "./language/date";
import { momentOfWall, type Wall, wallAt } from "./zone";

/** From `start` up to but not including `end`, in milliseconds since 1970; nothing long when it is a mere moment. */
export type Period = { start: number; end: number };
type Clock = { now: Date; zone: string };

const midnight = { hour: 0, minute: 0, second: 0 };
/** Days and months may run over their ends; the calendar carries them. */
function carried(wall: Wall): Wall {
  const day = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  return { ...wall, year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}
const dayStart = (zone: string, year: number, month: number, day: number): number =>
  momentOfWall(zone, carried({ year, month, day, ...midnight }));

/** What a date covers on the clock and in the zone of whoever asks. A distance is the moment it leads to. */
export function periodOf(date: DateValue, { now, zone }: Clock): Period {
  switch (date.kind) {
    case "named":
      return namedPeriod(date.name, now, zone);
    case "relative": {
      const moment = moved(now.getTime(), date.amount, date.unit, zone);
      return { start: moment, end: moment };
    }
    case "calendar": {
      const { year, month, day } = date;
      const start = dayStart(zone, year, month ?? 1, day ?? 1);
      if (month === null) return { start, end: dayStart(zone, year + 1, 1, 1) };
      if (day === null) return { start, end: dayStart(zone, year, month + 1, 1) };
      return { start, end: dayStart(zone, year, month, day + 1) };
    }
    case "moment": {
      const wall = { ...date, second: date.second ?? 0 };
      const start = momentOfWall(date.isUtc ? "UTC" : zone, wall);
      return { start, end: start + (date.second === null ? 60_000 : 1_000) };
    }
  }
}

/** The same for `field:-7d`, which asks for everything between that moment and now. */
function spanOf(date: DateValue, clock: Clock): Period {
  const period = periodOf(date, clock);
  if (date.kind !== "relative") return period;
  const now = clock.now.getTime();
  return { start: Math.min(period.start, now), end: Math.max(period.start, now + 1) };
}

function namedPeriod(name: Extract<DateValue, { kind: "named" }>["name"], now: Date, zone: string): Period {
  const { year, month, day } = wallAt(zone, now.getTime());
  const days = (from: number, to: number): Period => ({
    start: dayStart(zone, year, month, day + from),
    end: dayStart(zone, year, month, day + to),
  });
  const months = (from: number): Period => ({
    start: dayStart(zone, year, month + from, 1),
    end: dayStart(zone, year, month + from + 1, 1),
  });
  const years = (from: number): Period => ({
    start: dayStart(zone, year + from, 1, 1),
    end: dayStart(zone, year + from + 1, 1, 1),
  });
  // Monday is 0.
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  switch (name) {
    case "now":
      return { start: now.getTime(), end: now.getTime() };
    case "today":
      return days(0, 1);
    case "yesterday":
      return days(-1, 0);
    case "tomorrow":
      return days(1, 2);
    case "this-week":
      return days(-weekday, 7 - weekday);
    case "last-week":
      return days(-weekday - 7, -weekday);
    case "this-month":
      return months(0);
    case "last-month":
      return months(-1);
    case "this-year":
      return years(0);
    case "last-year":
      return years(-1);
  }
}

const unitMs = { min: 60_000, h: 3_600_000 };

/** Minutes and hours are exact; days, weeks, months and years keep the time on the wall, months their last day. */
function moved(now: number, amount: number, unit: DateUnit, zone: string): number {
  if (unit === "min" || unit === "h") return now + amount * unitMs[unit];
  const wall = wallAt(zone, now);
  const shift = (change: Partial<Wall>): number => momentOfWall(zone, carried({ ...wall, ...change })) + (now % 1_000);
  if (unit === "d") return shift({ day: wall.day + amount });
  if (unit === "w") return shift({ day: wall.day + amount * 7 });
  const months = wall.month - 1 + (unit === "mo" ? amount : amount * 12);
  const year = wall.year + Math.floor(months / 12);
  const month = (((months % 12) + 12) % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return shift({ year, month, day: Math.min(wall.day, last) });
}

/**
 * Bounds that a comparison of dates comes to; open ends are left out. All are whole milliseconds, from and up to but
 * not including, so it makes no difference that the database knows the time more finely than the program.
 */
export function boundsOf(operator: QueryOperator, values: readonly string[], clock: Clock): Partial<Period>[] {
  const dates = values.map(readDate).filter((date) => date !== null);
  const [first, second] = dates;
  if (first === undefined) return [];
  const { start, end } = periodOf(first, clock);
  switch (operator) {
    case "is":
      return dates.map((date) => spanOf(date, clock));
    case ">":
      return [{ start: end }];
    case ">=":
      return [{ start }];
    case "<":
      return [{ end: start }];
    case "<=":
      return [{ end }];
    case "between":
      return second === undefined ? [] : [{ start, end: periodOf(second, clock).end }];
  }
}

export const isWithin = (ms: number, { start, end }: Partial<Period>): boolean =>
  (start === undefined || ms >= start) && (end === undefined || ms < end);
