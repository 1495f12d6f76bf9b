/** Changes of one letter (added, dropped, swapped, replaced) that lead from one word to the other, up to `max`. */
function distance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** The word that was probably meant, or undefined when none is near enough. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  if (wanted === "" || wanted.length > 60) return undefined;
  const max = wanted.length <= 3 ? 1 : 2;
  let best: { word: string; far: number } | undefined;
  for (const word of words) {
    const lower = word.toLowerCase();
    const begins = wanted.length >= 3 && lower.startsWith(wanted);
    const far = begins ? 1 : distance(wanted, lower, max);
    if (far <= max && far < (best?.far ?? max + 1)) best = { word, far };
  }
  return best?.word;
}
