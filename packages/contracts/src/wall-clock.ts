/** What the clock on the wall shows; month 1 to 12. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number };

const fields = new Map<string, Intl.DateTimeFormat>();

function fieldsIn(timeZone: string): Intl.DateTimeFormat {
  let format = fields.get(timeZone);
  if (!format) {
    const look = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
    format = new Intl.DateTimeFormat("en-US", { ...look, timeZone, hourCycle: "h23", calendar: "iso8601" });
    fields.set(timeZone, format);
  }
  return format;
}

export function wallTimeIn(timeZone: string, atMs: number): WallTime {
  const parts = fieldsIn(timeZone).formatToParts(atMs);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
  };
}

const asUtc = ({ year, month, day, hour, minute }: WallTime) => Date.UTC(year, month - 1, day, hour, minute);

/** The same time of day some days on. */
export function daysLater(wall: WallTime, days: number): WallTime {
  const moved = new Date(asUtc(wall) + days * 86_400_000);
  return { ...wall, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (wall: WallTime): number => new Date(asUtc(wall)).getUTCDay() || 7;

/**
 * The moment at which this wall shows this time. A time that a change of the clocks leaves out is taken as the moment
 * after the change; one that comes twice, as its first coming.
 */
export function momentOfWall(timeZone: string, wall: WallTime): number {
  const wanted = asUtc(wall);
  const offsetAt = (atMs: number) => asUtc(wallTimeIn(timeZone, atMs)) - Math.floor(atMs / 60_000) * 60_000;
  const before = wanted - offsetAt(wanted - 86_400_000);
  const after = wanted - offsetAt(wanted + 86_400_000);
  const shows = (atMs: number) => asUtc(wallTimeIn(timeZone, atMs)) === wanted;
  const [earlier, later] = before < after ? [before, after] : [after, before];
  if (shows(earlier)) return earlier;
  return later;
}

/** A zone that this machine knows; null for a wrong name. */
export function knownZone(name: string | null | undefined): string | null {
  if (!name) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** "Casablanca" of "Africa/Casablanca". */
export const cityOf = (timeZone: string): string => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
