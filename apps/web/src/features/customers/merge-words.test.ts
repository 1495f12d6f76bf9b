import { expect, test } from "vitest";
import { countOf, fieldWords, skippedWords } from "./merge-words";

test("QV-09: fields of a merge have their names, facts their own", () => {
  expect(fieldWords("timeZone")).toBe("Time zone");
  expect(fieldWords("attributes.City")).toBe("City");
});

test("QV-09: an undo says what it left alone", () => {
  expect(skippedWords([])).toBe("");
  expect(
    skippedWords([
      { what: "locale", count: 1 },
      { what: "tickets", count: 3 },
    ]),
  ).toBe("Left as changed since: Language, 3 tickets.");
  expect(countOf(1, "ticket")).toBe("1 ticket");
  expect(countOf(1200, "ticket")).toBe("1,200 tickets");
});
