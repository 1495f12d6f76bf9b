import { daysLater, momentOfWall, wallTimeIn, weekdayOf } from "./wall-clock";
import type { SnoozeWord } from "./words";

const dayMs = 86_400_000;
const morningHour = 9;
const laterHours = 3;

/**
 * The moment a word means by this clock: later today in three hours on the full hour, tomorrow and next week's Monday at
 * 9:00. Null late in the evening, when there is no later today.
 */
export function snoozeTime(word: SnoozeWord, nowMs: number, timeZone: string): number | null {
  const today = { ...wallTimeIn(timeZone, nowMs), minute: 0 };
  const morning = { ...today, hour: morningHour };
  switch (word) {
    case "later-today": {
      const hour = today.hour + laterHours;
      return hour > 23 ? null : momentOfWall(timeZone, { ...today, hour });
    }
    case "tomorrow":
      return momentOfWall(timeZone, daysLater(morning, 1));
    case "next-week":
      return momentOfWall(timeZone, daysLater(morning, 8 - weekdayOf(today)));
  }
}

const furthestMs = 366 * dayMs;

/** Why a moment cannot be chosen, or null. */
export function snoozeProblem(atMs: number | null, nowMs: number): string | null {
  if (atMs === null) return "Choose a date and a time.";
  if (atMs <= nowMs) return "Choose a time that is still to come.";
  if (atMs > nowMs + furthestMs) return "Choose a time within a year.";
  return null;
}
