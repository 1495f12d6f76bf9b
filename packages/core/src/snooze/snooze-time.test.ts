import { snoozeProblem, snoozeTime } from "@desk/contracts/snooze-time";
import { expect, test } from "vitest";

const at = (word: Parameters<typeof snoozeTime>[0], now: string, zone: string) => {
  const atMs = snoozeTime(word, Date.parse(now), zone);
  return atMs === null ? null : new Date(atMs).toISOString();
};

test("TC-06: later today is in three hours on the full hour, and late in the evening there is none", () => {
  expect(at("later-today", "2026-11-24T08:40:00Z", "Europe/Lisbon")).toBe("2026-11-24T11:00:00.000Z");
  expect(at("later-today", "2026-11-24T20:59:00Z", "Europe/Lisbon")).toBe("2026-11-24T23:00:00.000Z");
  expect(at("later-today", "2026-11-24T21:00:00Z", "Europe/Lisbon")).toBeNull();
  expect(at("later-today", "2026-11-24T21:00:00Z", "America/New_York")).toBe("2026-11-25T00:00:00.000Z");
});

test("TC-06: tomorrow is at nine by the person's clock, wherever that is", () => {
  expect(at("tomorrow", "2026-11-24T23:30:00Z", "Europe/Lisbon")).toBe("2026-11-25T09:00:00.000Z");
  expect(at("tomorrow", "2026-11-24T23:30:00Z", "Asia/Tokyo")).toBe("2026-11-26T00:00:00.000Z");
});

test("TC-06: next week is its Monday at nine, asked on a Monday, a Friday and a Sunday", () => {
  expect(at("next-week", "2026-11-23T06:00:00Z", "Europe/Lisbon")).toBe("2026-11-30T09:00:00.000Z");
  expect(at("next-week", "2026-11-27T06:00:00Z", "Europe/Lisbon")).toBe("2026-11-30T09:00:00.000Z");
  expect(at("next-week", "2026-11-29T06:00:00Z", "Europe/Lisbon")).toBe("2026-11-30T09:00:00.000Z");
});

test("the morning after the clocks changed is at nine there too", () => {
  expect(at("tomorrow", "2026-10-24T10:00:00Z", "Europe/Berlin")).toBe("2026-10-25T08:00:00.000Z");
  expect(at("next-week", "2027-03-27T10:00:00Z", "Europe/Berlin")).toBe("2027-03-29T07:00:00.000Z");
});

test("a moment that has passed or is more than a year away is refused in words", () => {
  const now = Date.parse("2026-11-24T08:00:00Z");
  expect(snoozeProblem(now, now)).toMatch(/still to come/u);
  expect(snoozeProblem(now + 367 * 86_400_000, now)).toMatch(/within a year/u);
  expect(snoozeProblem(null, now)).toMatch(/date and a time/u);
  expect(snoozeProblem(now + 1, now)).toBeNull();
});
