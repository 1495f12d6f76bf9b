import { expect, test } from "vitest";
import { csvCell, csvLines } from "./csv";

const hostile = ["=1+1", "+1", "-1+2", "@sum(a1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", ' "=1', "'=1"];
test.each(hostile)("G01: a cell that begins with %j is text to a spreadsheet", (value) => {
  expect(csvCell(value)).toMatch(/^"?'/u);
});

test.each(["a;=1+1", "a\n=1+1", 'a",=1+1', "a\t@x", "a, ＝1"])("G01: so is what begins a cell inside %j", (value) => {
  expect(csvCell(value)).toMatch(/[,;\t\n"]'/u);
});

test("G01: numbers stay numbers, negative ones too", () => {
  expect(["-12.5", "7", "0.1"].map(csvCell)).toEqual(["-12.5", "7", "0.1"]);
  expect(csvCell(-3)).toBe("-3");
});

test("rows are quoted as RFC 4180 has it", () => {
  expect(csvLines([["a", 'say "hi"', "x,y", null]])).toBe('a,"say ""hi""","x,y",\r\n');
});

test("a cell of nothing but white space is done with at once", () => {
  const began = performance.now();
  csvCell("\t".repeat(100_000));
  expect(performance.now() - began).toBeLessThan(500);
});
