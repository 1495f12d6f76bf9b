import { v7 } from "uuid";
import type { Random } from "../random";

/** Ids as the app makes them, but with the time of the thing and with chance from the seed. */
export function idsOf(random: Random): (at: Date) => string {
  const bytes = new Uint8Array(16);
  let lastMs = 0;
  let seq = 0;
  return (at) => {
    const msecs = at.getTime();
    seq = msecs === lastMs ? seq + 1 : random.below(2 ** 20);
    lastMs = msecs;
    for (let index = 0; index < 16; index++) bytes[index] = random.below(256);
    return v7({ msecs, seq, random: bytes });
  };
}
