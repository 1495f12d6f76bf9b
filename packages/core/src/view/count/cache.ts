import type { Ctx } from "../../context";

/** `isAtLeast` when a bound ended the counting: so many, and perhaps more. */
export type Count = { count: number; isAtLeast: boolean };
type Kept = { counting: Promise<Count>; until: number };

/** A count is kept a hundred times as long as it took, so that counting takes no more than a hundredth of the time. */
const keptFactor = 100;
const keptMsMin = 2_000;
const keptMax = 5_000;

/**
 * Counts of views that no index serves, kept in this process for a while. Whoever asks while one is being counted
 * waits for that one. Each process has its own, and loses nothing but work when it ends.
 */
export class CountCache {
  private readonly kept = new Map<string, Kept>();

  read(key: string, count: () => Promise<Count>, clock: () => number = () => performance.now()): Promise<Count> {
    const begun = clock();
    const known = this.kept.get(key);
    if (known !== undefined && known.until > begun) return known.counting;
    const entry: Kept = { counting: count(), until: Number.POSITIVE_INFINITY };
    this.kept.delete(key);
    this.kept.set(key, entry);
    entry.counting.then(
      () => {
        entry.until = clock() + Math.max(keptMsMin, keptFactor * (clock() - begun));
      },
      () => this.kept.delete(key),
    );
    const oldest = this.kept.size > keptMax ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    return entry.counting;
  }
}

/** Who asks, as far as it decides what is counted. */
export function cacheKeyOf({ workspaceId, actor }: Ctx, view: string): string {
  const who =
    actor.kind === "agent" ? [actor.userId, actor.seesAllTeams, ...[...actor.teams.keys()].toSorted()] : [actor.kind];
  return JSON.stringify([workspaceId, view, ...who]);
}
