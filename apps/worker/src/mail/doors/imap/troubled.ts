import { backOffMs } from "./back-off";

type Trouble = { times: number; notBefore: number; isTooLarge: boolean; words: string };

/** Mails that could not be read: they come last, and later each time, so that none of them holds up the others. */
export class TroubledMails {
  private readonly byKey = new Map<string, Trouble>();
  constructor(private readonly now: () => number) {}

  note(key: string, words: string, isTooLarge: boolean): void {
    const times = (this.byKey.get(key)?.times ?? 0) + 1;
    // Two tries at once, since a line may break for any reason; from then on with patience.
    const notBefore = times < 2 || isTooLarge ? 0 : this.now() + backOffMs(times);
    this.byKey.set(key, { times, notBefore, isTooLarge, words });
  }
  forget(key: string): void {
    this.byKey.delete(key);
  }
  isWaiting(key: string): boolean {
    return (this.byKey.get(key)?.notBefore ?? 0) > this.now();
  }
  /** The server sent more than it had announced: only the beginning is fetched from then on. */
  isTooLarge(key: string): boolean {
    return this.byKey.get(key)?.isTooLarge === true;
  }
  times(key: string): number {
    return this.byKey.get(key)?.times ?? 0;
  }
  /** What to tell people, or null. */
  words(): string | null {
    const all = [...this.byKey.values()];
    const [first] = all;
    if (first === undefined) return null;
    return all.length === 1 ? first.words : `${first.words} There is the same or similar trouble ${all.length} times.`;
  }
}
