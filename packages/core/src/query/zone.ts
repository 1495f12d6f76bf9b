/** A time on somebody's wall. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** Whether the runtime knows the zone. A zone comes from a browser or a setting and may be anything. */
export function isZone(zone: string): boolean {
  try {
    return zone.length <= 64 && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

export function wallAt(zone: string, ms: number): Wall {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

const asUtc = ({ year, month, day, hour, minute, second }: Wall): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);
const offsetAt = (zone: string, ms: number): number => asUtc(wallAt(zone, ms)) - Math.floor(ms / 1_000) * 1_000;

/**
 * The moment a wall shows this time. Of a time that is shown twice the first one counts; a time that is skipped
 * counts as if the clock had not yet been put forward.
 */
export function momentOfWall(zone: string, wall: Wall): number {
  const shown = asUtc(wall);
  const before = offsetAt(zone, shown - dayMs);
  const after = offsetAt(zone, shown + dayMs);
  const first = shown - before;
  if (before === after || offsetAt(zone, first) === before) return first;
  const second = shown - after;
  return offsetAt(zone, second) === after ? second : first;
}
