const dayMs = 86_400_000;
/** Suspended mail is deleted after this many days (FEATURES EM-15). */
export const suspendedDays = 14;

export const purgedAt = (receivedAt: string): string =>
  new Date(Date.parse(receivedAt) + suspendedDays * dayMs).toISOString();

/** "in 3 days", "tomorrow", "today". */
export function purgeWords(receivedAt: string, nowMs: number): string {
  const days = Math.floor((Date.parse(purgedAt(receivedAt)) - nowMs) / dayMs);
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}
