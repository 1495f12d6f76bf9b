import type { JobView } from "@desk/contracts/job";
import { expect, test } from "vitest";
import { progressWords, rateWords, timeLeft } from "./job-words";

const job: JobView = {
  id: "j",
  kind: "bulk",
  state: "running",
  title: "Solve",
  asker: { kind: "agent", id: null, name: "Ana" },
  isMine: true,
  total: 1_300,
  done: 120,
  failed: 3,
  skipped: 7,
  error: null,
  fileName: null,
  undoOfId: null,
  undoneById: null,
  undo: { until: null, keeps: null },
  can: { cancel: true, undo: false },
  createdAt: "2026-11-22T09:00:00.000Z",
  startedAt: "2026-11-22T09:00:00.000Z",
  finishedAt: null,
};

test("a running job says how far it is and how fast", () => {
  expect(progressWords(job)).toBe("130 of 1,300 tickets");
  expect(rateWords(job, Date.parse("2026-11-22T09:00:02.000Z"))).toBe("65 a second");
  expect(rateWords(job, Date.parse("2026-11-22T09:00:00.500Z"))).toBeNull();
  expect(progressWords({ ...job, total: null })).toBe("Finding the tickets");
});

test("an ended job says what became of its tickets, those it did not come to included", () => {
  expect(progressWords({ ...job, state: "cancelled" })).toBe("120 done, 3 failed, 7 left as they were, 1,170 not done");
  expect(progressWords({ ...job, state: "done", total: 120, failed: 0, skipped: 0 })).toBe("120 done");
});

test("the time left to undo is given in hours and minutes", () => {
  expect(timeLeft("2026-11-23T09:00:00.000Z", Date.parse("2026-11-22T12:48:30.000Z"))).toBe("20 h 11 min");
  expect(timeLeft("2026-11-23T09:00:00.000Z", Date.parse("2026-11-23T08:30:00.000Z"))).toBe("30 min");
});
