import type { Schedule } from "@desk/contracts/subscription";
import { daysLater, momentOfWall, type WallTime, wallTimeIn, weekdayOf } from "@desk/contracts/wall-clock";

const daysInMonth = ({ year, month }: WallTime): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isOn(schedule: Schedule, day: WallTime): boolean {
  switch (schedule.every) {
    case "day":
      return true;
    case "weekday":
      return weekdayOf(day) <= 5;
    case "month":
      return day.day === Math.min(schedule.day, daysInMonth(day));
  }
}

/** The next moment after this one at which a clock there shows the hour on such a day, whatever summer time does. */
export function nextRun(schedule: Schedule, afterMs: number, timeZone: string): Date {
  const today = { ...wallTimeIn(timeZone, afterMs), hour: schedule.hour, minute: 0 };
  for (let days = 0; days <= 62; days++) {
    const day = daysLater(today, days);
    const atMs = momentOfWall(timeZone, day);
    if (isOn(schedule, day) && atMs > afterMs) return new Date(atMs);
  }
  throw new Error("Every schedule has a day within two months.");
}
