/** Work under way. It counts until the verb has ended, even when its caller got an answer long before. */
export type Gate = {
  /** False when so much waits already that one more would only wait too. */
  hasRoom: () => boolean;
  enter: (giveUp: () => void) => Entry;
  readonly inFlight: number;
  close: () => void;
};
type Entry = { leave: () => void };

type Waiting = { since: number; giveUp: (() => void) | null };

/**
 * Keeps a slow database from piling up requests: beyond `roomMax` new ones are turned away at once, and who
 * has waited for `patienceMs` is told to come back. One timer looks after all of them.
 */
export function createGate({ roomMax, patienceMs }: { roomMax: number; patienceMs: number }): Gate {
  const waiting = new Set<Waiting>();
  const look = setInterval(() => {
    const oldest = performance.now() - patienceMs;
    for (const one of waiting) {
      // Entries stand in order of arrival, so the first young one ends the round.
      if (one.since > oldest) break;
      one.giveUp?.();
      one.giveUp = null;
    }
  }, 200).unref();
  return {
    hasRoom: () => waiting.size < roomMax,
    enter(giveUp) {
      const one: Waiting = { since: performance.now(), giveUp };
      waiting.add(one);
      return { leave: () => waiting.delete(one) };
    },
    get inFlight() {
      return waiting.size;
    },
    close: () => clearInterval(look),
  };
}
