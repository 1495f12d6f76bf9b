import { knownZone, momentOfWall } from "@desk/contracts/wall-clock";
import { expect, test } from "vitest";
import { dayAndTime } from "@/lib/day-and-time";
import { fieldsOf, momentOfFields, problemWith, sendTimes, timeWords } from "./send-times";

const iso = (atMs: number) => new Date(atMs).toISOString();
const times = (now: string, timeZone: string, morning: string | null) =>
  Object.fromEntries(
    sendTimes(Date.parse(now), timeZone, morning === null ? null : Date.parse(morning)).map(({ id, atMs }) => [
      id,
      iso(atMs),
    ]),
  );

test("CV-07: tonight and tomorrow go by the agent's clock, the business morning is the customer's", () => {
  expect(times("2026-11-20T12:00:00Z", "Europe/Lisbon", "2026-11-23T00:00:00Z")).toEqual({
    tonight: "2026-11-20T19:00:00.000Z",
    tomorrow: "2026-11-21T09:00:00.000Z",
    "customer-morning": "2026-11-23T00:00:00.000Z",
  });
});

test("late in the evening tonight is no longer offered, nor a morning that has gone by", () => {
  expect(Object.keys(times("2026-11-20T18:57:00Z", "Europe/Lisbon", "2026-11-20T09:00:00Z"))).toEqual(["tomorrow"]);
});

test("CV-07: the customer's clock stands beside the agent's where it shows another time", () => {
  const atMs = Date.parse("2026-11-23T09:00:00Z");
  expect(timeWords(atMs, "Europe/Lisbon", "Africa/Nairobi")).toMatch(/09:00 \(customer’s 12:00\)$/u);
  expect(timeWords(Date.parse("2026-11-23T15:00:00Z"), "Europe/Lisbon", "Asia/Tokyo")).toMatch(
    /\(customer’s Tue.*00:00\)$/u,
  );
  expect(timeWords(atMs, "Europe/Lisbon", "Europe/London")).toMatch(/09:00$/u);
  expect(timeWords(atMs, "Europe/Lisbon", null)).toMatch(/09:00$/u);
});

test("the morning after the clocks changed is at nine there too", () => {
  // Clocks go back in Berlin on Sunday 25 October 2026.
  expect(times("2026-10-24T10:00:00Z", "Europe/Berlin", null).tomorrow).toBe("2026-10-25T08:00:00.000Z");
});

test("a time that the change of clocks leaves out is moved on, one that comes twice is its first coming", () => {
  const berlin = (hour: number, month: number, day: number) =>
    iso(momentOfWall("Europe/Berlin", { year: 2026, month, day, hour, minute: 30 }));
  expect(berlin(2, 3, 29)).toBe("2026-03-29T01:30:00.000Z");
  expect(berlin(2, 10, 25)).toBe("2026-10-25T00:30:00.000Z");
  expect(berlin(4, 10, 25)).toBe("2026-10-25T03:30:00.000Z");
});

test("fields show the agent's clock and are read back to the same moment", () => {
  const atMs = Date.parse("2026-11-23T08:15:00Z");
  const fields = fieldsOf("Asia/Kathmandu", atMs);
  expect(fields).toEqual({ date: "2026-11-23", time: "14:00" });
  expect(momentOfFields("Asia/Kathmandu", fields)).toBe(atMs);
  expect(momentOfFields("Asia/Kathmandu", { date: "", time: "14:00" })).toBeNull();
});

test("a time gone by or a year off is refused in words", () => {
  const now = Date.parse("2026-11-22T09:00:00Z");
  expect(problemWith(now, now)).toMatch(/still to come/u);
  expect(problemWith(now + 400 * 86_400_000, now)).toMatch(/within a year/u);
  expect(problemWith(null, now)).toMatch(/date and a time/u);
  expect(problemWith(now + 3_600_000, now)).toBeNull();
});

test("a zone is named only when the browser knows it", () => {
  expect(knownZone("Africa/Casablanca")).toBe("Africa/Casablanca");
  expect(knownZone("Moon/Base")).toBeNull();
  expect(dayAndTime("Europe/Lisbon", Date.parse("2026-11-23T09:00:00Z"))).toMatch(/Mon.*23 Nov.*09:00/u);
});
