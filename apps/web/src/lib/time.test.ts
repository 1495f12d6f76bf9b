import { expect, test } from "vitest";
import { ageOf, momentOf, setZone } from "./time";

setZone("en", "Europe/Berlin");
const now = Date.parse("2026-11-22T12:00:00Z");
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

test.each([
  [0, "now"],
  [12, "12 m"],
  [125, "2 h"],
  [24 * 60, "Yesterday"],
  [3 * 24 * 60, "Thu"],
  [20 * 24 * 60, "2 Nov"],
  [400 * 24 * 60, "18 Oct 2025"],
])("%i minutes ago is %s", (minutes, words) => {
  expect(ageOf(before(minutes), now)).toBe(words);
});

test("the time of another day says the day", () => {
  expect(momentOf("2026-11-22T08:05:00Z", now)).toBe("09:05");
  expect(momentOf("2026-11-12T08:05:00Z", now)).toBe("12 Nov, 09:05");
});

test("the reader's zone decides what yesterday is", () => {
  setZone("en", "Pacific/Auckland");
  expect(ageOf("2026-11-22T10:59:00Z", now)).toBe("Yesterday");
  setZone("en", "Europe/Berlin");
  expect(ageOf("2026-11-22T10:59:00Z", now)).toBe("1 h");
});
