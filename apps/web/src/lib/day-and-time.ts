/** "Mon 23 Nov, 09:00", in this zone. */
export function dayAndTime(timeZone: string, atMs: number): string {
  const look = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-GB", { ...look, timeZone }).format(atMs);
}
