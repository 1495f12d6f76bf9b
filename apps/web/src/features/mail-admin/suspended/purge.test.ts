import { expect, test } from "vitest";
import { purgeWords } from "./purge";

test("EM-15: a suspended mail says when it is deleted", () => {
  const received = "2026-11-01T10:00:00.000Z";
  const on = (day: string) => purgeWords(received, Date.parse(`2026-11-${day}T09:00:00Z`));
  expect(on("02")).toBe("in 13 days");
  expect(on("14")).toBe("tomorrow");
  expect(on("15")).toBe("today");
  expect(on("20")).toBe("today");
});
