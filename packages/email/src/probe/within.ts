import { setTimeout as delay } from "node:timers/promises";

export class TooSlow extends Error {}

/** The work's result, or `TooSlow` when it takes longer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = delay(ms, undefined, { signal: done.signal }).then(() => {
    throw new TooSlow();
  });
  // When the work wins, nobody hears that the clock was stopped; when it loses, nobody hears how it ended.
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
