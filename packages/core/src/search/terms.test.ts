import { expect, test } from "vitest";
import { termsOf } from "./terms";

const found = (q: string) => Object.fromEntries(Object.entries(termsOf(q)).filter(([, value]) => value !== null));

test("a number is a ticket, with a hash nothing else", () => {
  expect(found("#123")).toEqual({ number: 123 });
  expect(found("123")).toEqual({ number: 123, address: "123", name: "123", beginning: "123" });
  expect(found("#99999999999999999999").number).toBeUndefined();
});

test("TC-01: a written number is a ticket in any format, and a word with a number only where that is the prefix", () => {
  expect(found("#HD-202611-123")).toEqual({ number: 123 });
  expect(found("2026-123")).toMatchObject({ number: 123 });
  expect(found("covid-19")).toMatchObject({ number: 19, prefix: "covid" });
});

test("one word may begin an address, a name or a word", () => {
  expect(found("Ana")).toEqual({ address: "ana", name: "Ana", beginning: "Ana" });
  expect(found("ana@rides.ex")).toMatchObject({ address: "ana@rides.ex" });
  expect(found("ana@rides.ex").name).toBeUndefined();
});

test("of several words the last may be unfinished, but not inside a phrase", () => {
  expect(found("lost ba")).toMatchObject({ words: "lost ba" });
  expect(found("lost bag")).toMatchObject({ words: "lost", beginning: "bag" });
  expect(found('"lost bag"')).toEqual({ words: '"lost bag"' });
  expect(found('"lost bag')).toEqual({ words: '"lost bag' });
  expect(found("bag or purse")).toMatchObject({ words: "bag or purse" });
});

test("E08: signs alone look for nothing", () => {
  for (const q of ["%%%%", "'&|!:*", "()", "\u0000", "  "]) expect(found(q)).not.toHaveProperty("words");
});
