import { daysLater, momentOfWall, type WallTime, wallTimeIn } from "@desk/contracts/wall-clock";
import { dayAndTime } from "@/lib/day-and-time";

export type SendTime = { id: "tonight" | "tomorrow" | "customer-morning"; label: string; atMs: number };

const eveningHour = 19;
const morningHour = 9;
/** A time that is about to come is no "later". */
const aheadMs = 5 * 60_000;

const at = (wall: WallTime, hour: number): WallTime => ({ ...wall, hour, minute: 0 });

/** The times offered for sending later, by the agent's clock; the customer's morning is the server's to know. */
export function sendTimes(nowMs: number, timeZone: string, customerMorningAtMs: number | null): SendTime[] {
  const today = wallTimeIn(timeZone, nowMs);
  const tonight = momentOfWall(timeZone, at(today, eveningHour));
  const tomorrow = momentOfWall(timeZone, at(daysLater(today, 1), morningHour));
  return [
    ...(tonight > nowMs + aheadMs ? [{ id: "tonight" as const, label: "Tonight", atMs: tonight }] : []),
    { id: "tomorrow", label: "Tomorrow morning", atMs: tomorrow },
    ...(customerMorningAtMs !== null && customerMorningAtMs > nowMs
      ? [
          {
            id: "customer-morning" as const,
            label: "Customer’s next business morning",
            atMs: customerMorningAtMs,
          },
        ]
      : []),
  ];
}

const pad = (value: number) => String(value).padStart(2, "0");

/** The value of a date field and a time field. */
export function fieldsOf(timeZone: string, atMs: number): { date: string; time: string } {
  const { year, month, day, hour, minute } = wallTimeIn(timeZone, atMs);
  return { date: `${year}-${pad(month)}-${pad(day)}`, time: `${pad(hour)}:${pad(minute)}` };
}

/** The moment a date and a time field name; null while they are incomplete. */
export function momentOfFields(timeZone: string, { date, time }: { date: string; time: string }): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/u.exec(`${date}T${time}`);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return momentOfWall(timeZone, { year, month, day, hour, minute });
}

const furthestMs = 366 * 86_400_000;

/** Why a time cannot be chosen, or null. */
export function problemWith(atMs: number | null, nowMs: number): string | null {
  if (atMs === null) return "Choose a date and a time.";
  if (atMs <= nowMs + 60_000) return "Choose a time that is still to come.";
  if (atMs > nowMs + furthestMs) return "Choose a time within a year.";
  return null;
}

const timeOfDay = (timeZone: string, atMs: number): string => fieldsOf(timeZone, atMs).time;

/** "Mon 23 Nov, 09:00", and the customer's clock beside it where it shows another time; the day only when it differs. */
export function timeWords(atMs: number, timeZone: string, customerZone: string | null): string {
  const mine = dayAndTime(timeZone, atMs);
  if (customerZone === null || dayAndTime(customerZone, atMs) === mine) return mine;
  const isSameDay = fieldsOf(customerZone, atMs).date === fieldsOf(timeZone, atMs).date;
  return `${mine} (customer’s ${isSameDay ? timeOfDay(customerZone, atMs) : dayAndTime(customerZone, atMs)})`;
}
