import { QueryJson } from "@desk/contracts/query";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nasty } from "../../testing/nasty";
import { queries } from "../testing/arbitrary";
import { parseQuery, printQuery, queryFields, queryFromJson } from ".";

const runs = process.env.LONG === "1" ? 50_000 : 3_000;
const names = nasty.map((text) => text.slice(0, 250));
const pools = {
  status: names,
  team: names,
  assignee: names,
  requester: names,
  organization: names,
  cc: names,
  follower: names,
  label: names,
  number: ["0", "1", "42", "999999999999999"],
  subject: [...names.filter((text) => /[\p{L}\p{N}]/u.test(text)), "lost ba*"],
  text: [
    ...names.filter((text) => /[\p{L}\p{N}]/u.test(text)),
    "AND",
    "or",
    "OR",
    "bag.",
    "status:open",
    "12:30",
    "#12",
  ],
};

test("QV-06: reading what was printed gives the same query, for any query", () => {
  fc.assert(
    fc.property(queries(queryFields, pools), (query) => {
      const text = printQuery(query);
      fc.pre(text.length <= 2_000);
      expect(parseQuery(text)).toEqual({ query, problems: [] });
    }),
    { numRuns: runs },
  );
});

test("QV-06: a query as data is the same query again", () => {
  fc.assert(
    fc.property(queries(queryFields, pools), (query) => {
      fc.pre(printQuery(query).length <= 2_000);
      const json: unknown = JSON.parse(JSON.stringify(query));
      expect(queryFromJson(QueryJson.parse(json))).toEqual({ query, problems: [] });
    }),
    { numRuns: runs },
  );
});

const piece = fc.constantFrom(
  ...[
    "(",
    ")",
    '"',
    "-",
    ":",
    ",",
    "..",
    ">",
    "<=",
    "*",
    "#",
    " ",
    "\\",
    "AND",
    "OR",
    "NOT",
    "status:",
    "label:(",
    "created>",
    "-7d",
  ],
  ...["open", "is:unread", "bag", "“", "2026-11", "none", "number:1..", "foo:bar", "http://x.example"],
  ...nasty.slice(0, 40),
);
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
);

test("E08: no text makes the parser fail, and what it printed is read without change", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { query, problems } = parseQuery(text);
      for (const { from, to } of problems) expect(from >= 0 && from <= to && to <= Math.max(text.length, 0)).toBe(true);
      const printed = printQuery(query);
      if (printed.length <= 2_000) expect(parseQuery(printed)).toEqual({ query, problems: [] });
    }),
    { numRuns: runs },
  );
});

test.each(nasty)("E01: %j is read as a query or reported, never a failure", (text) => {
  for (const written of [text, `label:${text}`, `(${text}`, `subject:"${text}`, `created>${text}`]) {
    expect(parseQuery(written).problems.every(({ message }) => message !== "")).toBe(true);
  }
});
