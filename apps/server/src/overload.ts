import { createRoom } from "./room";

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

export type GateOptions = {
  /** Requests inside at once: so many may always be, and never more than so many. */
  roomMin: number;
  roomMax: number;
  /** How long the middle one may take before fewer are let in. */
  waitWantedMs: number;
  patienceMs: number;
};

const lookMs = 200;

/**
 * Keeps more requests than can be served from piling up: beyond what is served in time new ones are turned away at
 * once, and who has waited for `patienceMs` is told to come back. One timer looks after all of them.
 */
export function createGate({ roomMin, roomMax, waitWantedMs, patienceMs }: GateOptions): Gate {
  const room = createRoom({ min: roomMin, max: roomMax, waitWantedMs });
  const waiting = new Set<Waiting>();
  let left: number[] = [];
  let turnedAway = 0;
  const look = setInterval(() => {
    const now = performance.now();
    room.observe({ waitsMs: left, inside: waiting.size, turnedAway });
    left = [];
    turnedAway = 0;
    for (const one of waiting) {
      // Entries stand in order of arrival, so the first young one ends the round.
      if (one.since > now - patienceMs) break;
      one.giveUp?.();
      one.giveUp = null;
    }
  }, lookMs).unref();
  return {
    hasRoom() {
      if (waiting.size < room.size) return true;
      turnedAway++;
      return false;
    },
    enter(giveUp) {
      const one: Waiting = { since: performance.now(), giveUp };
      waiting.add(one);
      return {
        leave() {
          if (waiting.delete(one)) left.push(performance.now() - one.since);
        },
      };
    },
    get inFlight() {
      return waiting.size;
    },
    close: () => clearInterval(look),
  };
}
