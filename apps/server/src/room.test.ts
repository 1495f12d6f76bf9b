import { expect, test } from "vitest";
import { createRoom, type Room } from "./room";

const options = { min: 20, max: 160, waitWantedMs: 350 };
const tickMs = 200;

/** A server that serves `perTick` in order of arrival, asked by `arriving` in every tick. Waits of the last ticks. */
function live(room: Room, { arriving, perTick, ticks }: { arriving: number; perTick: number; ticks: number }) {
  const inside: number[] = [];
  const waits: number[][] = [];
  let refused = 0;
  for (let tick = 0; tick < ticks; tick++) {
    let turnedAway = 0;
    for (let n = 0; n < arriving; n++) {
      if (inside.length < room.size) inside.push(tick);
      else turnedAway++;
    }
    const left = inside.splice(0, perTick).map((since) => (tick - since + 0.5) * tickMs);
    room.observe({ waitsMs: left, inside: inside.length, turnedAway });
    waits.push(left);
    refused += turnedAway;
  }
  const last = waits
    .slice(-20)
    .flat()
    .toSorted((one, other) => one - other);
  return { p95: last[Math.floor(last.length * 0.95)] ?? 0, served: waits.flat().length, refused };
}

test("J06: at three times what is served, those who get in are served within a second, and nothing is idle", () => {
  const room = createRoom(options);
  const { p95, served, refused } = live(room, { arriving: 60, perTick: 20, ticks: 100 });
  expect(p95).toBeLessThan(1_000);
  expect(served).toBeGreaterThan(0.98 * 20 * 100);
  expect(refused).toBeGreaterThan(0);
});

test("J06: when the crowd has gone everybody gets in again", () => {
  const room = createRoom(options);
  live(room, { arriving: 60, perTick: 20, ticks: 100 });
  live(room, { arriving: 10, perTick: 20, ticks: 40 });
  expect(room.size).toBe(options.max);
  expect(live(room, { arriving: 10, perTick: 20, ticks: 40 }).refused).toBe(0);
});

test("J06: a few slow requests turn nobody away", () => {
  const room = createRoom(options);
  for (let look = 0; look < 50; look++) room.observe({ waitsMs: [4_000, 6_000], inside: 5, turnedAway: 0 });
  expect(room.size).toBe(options.max);
});
