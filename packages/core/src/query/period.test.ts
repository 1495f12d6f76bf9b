import { describe, expect, test } from "vitest";
import { dateNames, readDate } from "./language";
import { boundsOf, periodOf } from "./period";
import { isZone, momentOfWall, wallAt } from "./zone";

const iso = (ms: number | undefined): string => (ms === undefined ? "open" : new Date(ms).toISOString());
const clockOf = (now: string, zone: string) => ({ now: new Date(now), zone });
const period = (text: string, now: string, zone: string): string[] => {
  const date = readDate(text);
  if (date === null) throw new Error(`${text} is no date`);
  const { start, end } = periodOf(date, clockOf(now, zone));
  return [iso(start), iso(end)];
};

test("QV-06: a day begins at midnight where the asker is, and is 23 or 25 hours long when clocks change", () => {
  expect(period("today", "2026-11-30T02:00:00Z", "America/New_York")).toEqual([
    "2026-11-29T05:00:00.000Z",
    "2026-11-30T05:00:00.000Z",
  ]);
  expect(period("2026-03-29", "2026-11-30T02:00:00Z", "Europe/Berlin")).toEqual([
    "2026-03-28T23:00:00.000Z",
    "2026-03-29T22:00:00.000Z",
  ]);
  expect(period("2026-10-25", "2026-11-30T02:00:00Z", "Europe/Berlin")).toEqual([
    "2026-10-24T22:00:00.000Z",
    "2026-10-25T23:00:00.000Z",
  ]);
});

test("QV-06: a day without midnight begins when its first hour does", () => {
  // Clocks in Beirut go from 24:00 to 01:00.
  expect(period("2026-03-29", "2026-11-30T02:00:00Z", "Asia/Beirut")[0]).toBe("2026-03-28T22:00:00.000Z");
  // In Havana midnight is shown twice; the day begins with the first.
  expect(period("2026-11-01", "2026-11-30T02:00:00Z", "America/Havana")[0]).toBe("2026-11-01T04:00:00.000Z");
});

test("QV-06: a distance in days keeps the time on the wall, one in hours does not", () => {
  const now = "2026-10-26T09:00:00Z";
  expect(period("-1d", now, "UTC")[0]).toBe("2026-10-25T09:00:00.000Z");
  expect(period("-2d", now, "Europe/Berlin")[0]).toBe("2026-10-24T08:00:00.000Z");
  expect(period("-48h", now, "Europe/Berlin")[0]).toBe("2026-10-24T09:00:00.000Z");
});

test("QV-06: a month back from its end is the last day of the month before", () => {
  expect(period("-1mo", "2026-03-31T12:00:00Z", "UTC")[0]).toBe("2026-02-28T12:00:00.000Z");
  expect(period("-1y", "2028-02-29T12:00:00Z", "UTC")[0]).toBe("2027-02-28T12:00:00.000Z");
  expect(period("+13mo", "2026-12-31T12:00:00Z", "UTC")[0]).toBe("2028-01-31T12:00:00.000Z");
  expect(period("-14mo", "2026-01-15T12:00:00Z", "UTC")[0]).toBe("2024-11-15T12:00:00.000Z");
});

test("QV-06: weeks begin on Monday, also when today is Sunday", () => {
  expect(period("this-week", "2026-11-29T12:00:00Z", "UTC")).toEqual([
    "2026-11-23T00:00:00.000Z",
    "2026-11-30T00:00:00.000Z",
  ]);
  expect(period("last-week", "2026-11-30T00:00:00Z", "UTC")).toEqual([
    "2026-11-23T00:00:00.000Z",
    "2026-11-30T00:00:00.000Z",
  ]);
  expect(period("last-month", "2026-01-15T00:00:00Z", "UTC")[0]).toBe("2025-12-01T00:00:00.000Z");
});

test.each([
  "0000-00-00",
  "2026-02-30",
  "2026-02-29",
  "2026-13-01",
  "24:00",
  "2026-11-30T24:00",
  "275761-01-01",
  "2026-1-1",
  "-0x1d",
  "-999999999d",
  "-1e3d",
  "2201-01-01",
  "١-d",
])("E10: %s is no date", (text) => expect(readDate(text)).toBeNull());

test("E10: a time that the clock skips counts as if it had not been put forward", () => {
  const skipped = momentOfWall("Europe/Berlin", { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0 });
  expect(iso(skipped)).toBe("2026-03-29T01:30:00.000Z");
  const twice = momentOfWall("Europe/Berlin", { year: 2026, month: 10, day: 25, hour: 2, minute: 30, second: 0 });
  expect(iso(twice)).toBe("2026-10-25T00:30:00.000Z");
});

test("every zone of the runtime gives back the wall that a moment was made of, hour by hour round both changes", () => {
  const days = ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-11-01", "2026-04-05"];
  const zones =
    process.env.LONG === "1"
      ? Intl.supportedValuesOf("timeZone")
      : [
          "Europe/Berlin",
          "Asia/Beirut",
          "America/Havana",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Asia/Kolkata",
          "Africa/Casablanca",
        ];
  for (const zone of zones)
    for (const day of days)
      for (let hour = 0; hour < 24; hour += 1) {
        const ms = Date.parse(`${day}T${String(hour).padStart(2, "0")}:30:00Z`);
        const again = momentOfWall(zone, wallAt(zone, ms));
        // The second of two equal times is read as the first.
        expect([zone, day, hour, wallAt(zone, again), again <= ms]).toEqual([zone, day, hour, wallAt(zone, ms), true]);
      }
});

test("a zone that a client made up is none", () => {
  expect(["Europe/Berlin", "UTC"].every(isZone)).toBe(true);
  expect(["", "auto", "Mars/Base", "'; drop table", "x".repeat(10_000), "\u0000"].some(isZone)).toBe(false);
});

describe("comparisons of dates", () => {
  const bounds = (operator: Parameters<typeof boundsOf>[0], ...values: string[]) =>
    boundsOf(operator, values, clockOf("2026-11-30T12:00:00.500Z", "UTC")).map(({ start, end }) => [
      iso(start),
      iso(end),
    ]);

  test("after a day begins when the day is over, and both ends of a range count", () => {
    expect(bounds(">", "2026-11-20")).toEqual([["2026-11-21T00:00:00.000Z", "open"]]);
    expect(bounds(">=", "2026-11-20")).toEqual([["2026-11-20T00:00:00.000Z", "open"]]);
    expect(bounds("<", "2026-11-20")).toEqual([["open", "2026-11-20T00:00:00.000Z"]]);
    expect(bounds("<=", "2026-11-20")).toEqual([["open", "2026-11-21T00:00:00.000Z"]]);
    expect(bounds("between", "2026-11-01", "2026-11-20")).toEqual([
      ["2026-11-01T00:00:00.000Z", "2026-11-21T00:00:00.000Z"],
    ]);
  });

  test("a distance alone reaches from its moment to now, backwards and forwards", () => {
    expect(bounds("is", "-1h")).toEqual([["2026-11-30T11:00:00.500Z", "2026-11-30T12:00:00.501Z"]]);
    expect(bounds("is", "+1h")).toEqual([["2026-11-30T12:00:00.500Z", "2026-11-30T13:00:00.500Z"]]);
    expect(bounds(">", "-7d")).toEqual([["2026-11-23T12:00:00.500Z", "open"]]);
  });

  test("every named date is a period that has begun before it ends", () => {
    for (const name of dateNames)
      for (const [start = "", end = ""] of bounds("is", name)) expect(start <= end).toBe(true);
  });
});
