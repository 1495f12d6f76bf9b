const zones: Record<string, number> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  bst: 60,
  msk: 180,
  jst: 540,
};
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const rfcDate =
  /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:\.\d+)?\s*([+-]\s?\d{1,2}:?\d{2}|[a-z]{1,5})?/iu;

/** A Date header (RFC 5322, its obsolete forms and what mailers make of it) in ISO 8601; null when it says no time. */
export function readDate(value: string | undefined): string | null {
  if (value === undefined) return null;
  const text = value.slice(0, 200).replace(/\([^()]*\)/gu, " ");
  const time = rfcTime(text) ?? Date.parse(text);
  const year = Number.isFinite(time) ? new Date(time).getUTCFullYear() : 0;
  return year >= 1 && year <= 9_999 ? new Date(time).toISOString() : null;
}

function rfcTime(text: string): number | null {
  const match = rfcDate.exec(text);
  if (match === null) return null;
  const month = months.indexOf((match[2] ?? "").toLowerCase());
  const day = Number(match[1]);
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (month < 0 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  return Date.UTC(fullYear(match[3] ?? ""), month, day, hour, minute, second) - offsetMinutes(match[7]) * 60_000;
}

/** RFC 5322 section 4.3: two digits up to 49 are of this century, three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 && year < 50 ? 2_000 + year : 1_900 + year;
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const match = /^([+-])\s?(\d{1,2}):?(\d{2})$/u.exec(zone);
  if (match === null) return zones[zone.toLowerCase()] ?? 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
