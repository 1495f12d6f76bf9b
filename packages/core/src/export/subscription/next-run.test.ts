import type { Schedule } from "@desk/contracts/subscription";
import { expect, test } from "vitest";
import { nextRun } from "./next-run";

const next = (schedule: Schedule, after: string, zone = "Europe/Berlin") =>
  nextRun(schedule, Date.parse(after), zone).toISOString();

test("QV-13: every day at the person's hour, today if it is still to come", () => {
  expect(next({ every: "day", hour: 8 }, "2026-11-24T06:59:00Z")).toBe("2026-11-24T07:00:00.000Z");
  expect(next({ every: "day", hour: 8 }, "2026-11-24T07:00:00Z")).toBe("2026-11-25T07:00:00.000Z");
  expect(next({ every: "day", hour: 0 }, "2026-11-24T12:00:00Z", "Asia/Tokyo")).toBe("2026-11-24T15:00:00.000Z");
});

test("QV-13: on weekdays a Friday is followed by a Monday", () => {
  expect(next({ every: "weekday", hour: 8 }, "2026-11-27T08:00:00Z")).toBe("2026-11-30T07:00:00.000Z");
});

test("QV-13: a month without such a day has it on its last one", () => {
  expect(next({ every: "month", day: 31, hour: 9 }, "2027-02-01T00:00:00Z", "UTC")).toBe("2027-02-28T09:00:00.000Z");
  expect(next({ every: "month", day: 1, hour: 9 }, "2027-01-01T09:00:00Z", "UTC")).toBe("2027-02-01T09:00:00.000Z");
  expect(next({ every: "month", day: 31, hour: 9 }, "2027-01-31T09:00:00Z", "UTC")).toBe("2027-02-28T09:00:00.000Z");
});

test("QV-13: when the clocks change, the hour stays the same and no day is missed or doubled", () => {
  expect(next({ every: "day", hour: 8 }, "2026-10-24T06:00:00Z")).toBe("2026-10-25T07:00:00.000Z");
  expect(next({ every: "day", hour: 8 }, "2027-03-27T07:00:00Z")).toBe("2027-03-28T06:00:00.000Z");
  // 2:00 does not exist on the day the clocks go forward, and comes twice on the day they go back.
  expect(next({ every: "day", hour: 2 }, "2027-03-27T12:00:00Z")).toBe("2027-03-28T01:00:00.000Z");
  expect(next({ every: "day", hour: 2 }, "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:00:00.000Z");
  expect(next({ every: "day", hour: 2 }, "2026-10-25T00:00:00Z")).toBe("2026-10-26T01:00:00.000Z");
});
