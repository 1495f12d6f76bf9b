/** The list with one entry a place up or down. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = Math.max(0, Math.min(list.length - 1, at + by));
  const entry = list[at];
  return entry === undefined ? [...list] : list.toSpliced(at, 1).toSpliced(to, 0, entry);
}
