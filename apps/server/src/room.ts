export type RoomOptions = {
  /** Never fewer at once than this, however slow they are: a few slow requests are no overload. */
  min: number;
  max: number;
  /** How long the middle one of those who leave may have been inside. */
  waitWantedMs: number;
};

/** How many requests may be inside at once: as many as are served in time. */
export type Room = {
  readonly size: number;
  /** What happened since the last look: how long those who left had been inside, and how many were turned away. */
  observe: (look: { waitsMs: readonly number[]; inside: number; turnedAway: number }) => void;
};

const narrower = 0.75;
const wider = 1.1;

/**
 * The time a request spends inside is its place in the queue times what one takes, so a shorter queue is a shorter
 * wait for everybody who gets in. It narrows quickly while people wait too long and widens slowly while somebody is
 * turned away although nobody does. While nobody is served at all it stays as it is: patience ends such waits.
 */
export function createRoom({ min, max, waitWantedMs }: RoomOptions): Room {
  let size = max;
  return {
    get size() {
      return size;
    },
    observe({ waitsMs, inside, turnedAway }) {
      const isCrowded = inside >= min || turnedAway > 0;
      if (isCrowded && middleOf(waitsMs) > waitWantedMs) size = Math.max(min, Math.floor(size * narrower));
      else if (turnedAway > 0 || !isCrowded) size = Math.min(max, Math.ceil(size * wider));
    },
  };
}

const middleOf = (waitsMs: readonly number[]): number =>
  waitsMs.toSorted((one, other) => one - other)[Math.floor(waitsMs.length / 2)] ?? 0;
