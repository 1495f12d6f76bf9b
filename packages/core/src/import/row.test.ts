import { describe, expect, test } from "vitest";
import { isDomainError } from "../error";
import { csvLine } from "./csv-text";
import { mappingOf } from "./mapping";
import { momentOf, type RowRules, subjectOf, ticketOf } from "./row";

const now = new Date("2026-11-22T10:00:00Z");
const header = ["mail", "text", "category", "when", "state"];
const mapping = mappingOf(header, {
  map: ["requester=mail", "body=text", "label=category", "createdAt=when", "status=state"],
  set: ["priority=high"],
});
const rules: RowRules = {
  mapping,
  known: { teams: new Map(), agents: new Map() },
  externalPrefix: "file.csv:",
  columnsCount: header.length,
  now,
};
const row = (...cells: string[]) => ticketOf({ row: 7, line: 9, cells }, rules);

test("a row becomes the same input that any other caller of createTicket gives", () => {
  expect(row("Ana@Example.com", "My card\nis late", "card|urgent", "2026-11-01 09:30", "closed")).toMatchObject({
    line: 9,
    createdAt: new Date("2026-11-01T09:30:00Z"),
    input: {
      subject: "My card is late",
      body: { text: "My card\nis late" },
      requester: { email: "ana@example.com" },
      labels: ["card", "urgent"],
      status: "solved",
      priority: "high",
      externalId: "file.csv:7",
    },
  });
});

test("G03: what is wrong with a row is told cell by cell, all at once", () => {
  const problems = row("not an address", "Hello", "", "2026-02-30", "resolved");
  expect(problems).toEqual([
    { line: 9, row: 7, column: "state", message: expect.stringContaining("new, open, pending") },
    { line: 9, row: 7, column: "when", message: expect.stringContaining("no such moment") },
    { line: 9, row: 7, column: "mail", message: expect.stringContaining("Enter one e-mail address") },
  ]);
  expect(row("a@example.com", "too few")).toEqual([
    expect.objectContaining({ message: expect.stringContaining("2 cells") }),
  ]);
  expect(row("a@example.com", " ", "", "", "")).toEqual([expect.objectContaining({ column: "text" })]);
});

describe("G03: the header", () => {
  const refused = (options: Partial<Parameters<typeof mappingOf>[1]>, columns = header) => {
    const map = ["body=text", "requester=mail"];
    return () => mappingOf(columns, { map, set: [], ...options });
  };
  const fields = (work: () => unknown): string[] => {
    try {
      work();
    } catch (error) {
      if (isDomainError(error)) return (error.details.fields ?? []).map(({ message }) => message);
    }
    return [];
  };
  test("a misspelt column comes with the likely one", () => {
    expect(fields(refused({ map: ["body=txt", "requester=mail"] })).join()).toContain('Did you mean "text"');
    expect(fields(refused({ map: ["bdy=text", "requester=mail"] })).join()).toContain('Did you mean "body"');
  });
  test("a column that stands twice is refused only when it is used", () => {
    expect(fields(refused({}, ["text", "mail", "text"])).join()).toContain("stands 2 times");
    expect(refused({}, ["text", "mail", "other", "other"])).not.toThrow();
  });
  test("body and requester must come from somewhere", () => {
    expect(fields(refused({ map: [] })).join()).toContain("--map body=COLUMN");
  });
});

test("E10: moments that do not exist or lie in the future are refused", () => {
  for (const text of ["0000-00-00", "2026-02-30", "2026-01-01T24:00:00Z", "2027-01-01", "275761-01-01", "yesterday"]) {
    expect(momentOf(text, now), text).toBeTypeOf("string");
  }
  expect(momentOf("2026-11-22T09:00:00+02:00", now)).toEqual(new Date("2026-11-22T07:00:00Z"));
});

test("without a subject the first 80 characters of the text stand for it", () => {
  expect(subjectOf("short\ntext")).toBe("short text");
  expect(subjectOf("x".repeat(200))).toHaveLength(80);
});

test("G01: a cell that a spreadsheet would run is written as text; numbers stay numbers", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " ="]) {
    expect(csvLine([`${start}cmd`])).toMatch(/^"?'/u);
  }
  expect(csvLine([-5, "plain", 'say "hi", now', "a\n=b"])).toBe('-5,plain,"say ""hi"", now","a\n=b"\r\n');
});
