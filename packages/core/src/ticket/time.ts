/** PostgreSQL's text of a moment (`2026-11-22 09:30:00.5+00`) as ISO 8601 with milliseconds. */
export function isoOf(value: string): string {
  const isUtc = value.endsWith("+00") || value.endsWith("+00:00");
  if (!isUtc) return new Date(value).toISOString();
  const fraction = value.slice(19, value.lastIndexOf("+")).slice(1, 4).padEnd(3, "0");
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`;
}

export const isoOrNull = (value: string | null): string | null => (value === null ? null : isoOf(value));
