const dayMs = 24 * 60 * 60 * 1_000;
const opensAtHour = 9;

/** The next 9:00 from Monday to Friday where the customer lives. An unknown zone is taken as UTC. */
export function nextBusinessMorning(now: Date, timeZone: string | null): Date {
  const zone = isZone(timeZone) ? timeZone : "UTC";
  for (let days = 0; days <= 8; days++) {
    const { year, month, day } = wallClock(new Date(now.getTime() + days * dayMs), zone);
    const morning = instantOf({ year, month, day, hour: opensAtHour }, zone);
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && morning.getTime() > now.getTime()) return morning;
  }
  throw new Error("Every week has a working day.");
}

function isZone(timeZone: string | null): timeZone is string {
  if (timeZone === null || timeZone === "") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

type Wall = { year: number; month: number; day: number; hour: number };

function wallClock(at: Date, timeZone: string): Wall {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: of("year"), month: of("month"), day: of("day"), hour: of("hour") };
}

/** The moment at which a clock there shows this hour; summer time is looked up for that very day. */
function instantOf({ year, month, day, hour }: Wall, timeZone: string): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour);
  const offset = offsetAt(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetAt(new Date(asUtc - offset), timeZone));
}

function offsetAt(at: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT(?:([+-])(\d\d):(\d\d))?/u.exec(name ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
