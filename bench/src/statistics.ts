import { round } from "./load";

/** The value below which that share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted();
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/**
 * Interaction to Next Paint of a visit: the longest interaction, where one in fifty is left out as an outlier.
 * https://web.dev/articles/inp says so.
 */
export function inpOf(durations: readonly number[]): number {
  const longest = durations.toSorted((one, other) => other - one);
  return longest[Math.floor(durations.length / 50)] ?? longest.at(-1) ?? 0;
}
