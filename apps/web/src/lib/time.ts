const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

type Zone = { locale: string; timeZone: string | undefined };

/** The reader's language and zone; set once the account is known. */
let zone: Zone = { locale: "en-GB", timeZone: undefined };

export function setZone(locale: string, timeZone: string): void {
  zone = { locale: locale === "en" ? "en-GB" : locale, timeZone: timeZone === "auto" ? undefined : timeZone };
  formats.clear();
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let found = formats.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(zone.locale, { ...options, ...(zone.timeZone ? { timeZone: zone.timeZone } : {}) });
    formats.set(name, found);
  }
  return found;
}

const dayOf = (at: Date) => format("day", { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
export const clockTime = (at: Date) => format("clock", { hour: "2-digit", minute: "2-digit" }).format(at);
const shortDate = (at: Date) => format("short", { day: "numeric", month: "short" }).format(at);
const longDate = (at: Date) => format("long", { day: "numeric", month: "short", year: "numeric" }).format(at);

/** "now", "4 m", "3 h", "Yesterday", "Fri", then the date. */
export function ageOf(iso: string, nowMs: number): string {
  const at = new Date(iso);
  const passed = nowMs - at.getTime();
  if (passed < minuteMs) return "now";
  if (passed < 60 * minuteMs) return `${Math.floor(passed / minuteMs)} m`;
  const now = new Date(nowMs);
  if (dayOf(at) === dayOf(now)) return `${Math.floor(passed / (60 * minuteMs))} h`;
  if (dayOf(at) === dayOf(new Date(nowMs - dayMs))) return "Yesterday";
  if (passed < 6 * dayMs) return format("weekday", { weekday: "short" }).format(at);
  return at.getFullYear() === now.getFullYear() ? shortDate(at) : longDate(at);
}

/** The time of day for today, with the date before it for other days. */
export function momentOf(iso: string, nowMs: number): string {
  const at = new Date(iso);
  const now = new Date(nowMs);
  if (dayOf(at) === dayOf(now)) return clockTime(at);
  return `${at.getFullYear() === now.getFullYear() ? shortDate(at) : longDate(at)}, ${clockTime(at)}`;
}

/** "12 Nov to 20 Nov", or the one day. */
export function spanOf(fromIso: string, toIso: string): string {
  const from = shortDate(new Date(fromIso));
  const to = shortDate(new Date(toIso));
  return from === to ? from : `${from} to ${to}`;
}

/** Date and time to the second, with the zone. */
export function exactTime(iso: string): string {
  return format("exact", { dateStyle: "full", timeStyle: "long" }).format(new Date(iso));
}
