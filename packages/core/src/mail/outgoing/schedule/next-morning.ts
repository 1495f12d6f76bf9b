import { daysLater, knownZone, momentOfWall, wallTimeIn, weekdayOf } from "@desk/contracts/wall-clock";

const opensAtHour = 9;

/** The next 9:00 from Monday to Friday where the customer lives. An unknown zone is taken as UTC. */
export function nextBusinessMorning(now: Date, timeZone: string | null): Date {
  const zone = knownZone(timeZone) ?? "UTC";
  const today = { ...wallTimeIn(zone, now.getTime()), hour: opensAtHour, minute: 0 };
  for (let days = 0; days <= 8; days++) {
    const morning = daysLater(today, days);
    const atMs = momentOfWall(zone, morning);
    if (weekdayOf(morning) <= 5 && atMs > now.getTime()) return new Date(atMs);
  }
  throw new Error("Every week has a working day.");
}
