import fc from "fast-check";

/** Text that has broken other products: what databases, parsers, shells and spreadsheets stumble over. */
export const nastyTexts: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\uD800",
  "x\uDC00y",
  "\u202Etxt.exe",
  "e\u0301".repeat(300),
  "％％％",
  "%%%%%",
  "_",
  "\\",
  "'; drop table tickets; --",
  'a" desc--',
  "'&|!:*",
  "(a+)+$",
  "((((",
  '"unclosed',
  "\\u0000",
  "$1",
  "{}",
  "[]",
  "null",
  "NaN",
  "=1+1",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "toString",
  "0000-00-00",
  "2026-02-30T00:00:00.000Z",
  "2026-11-22T24:00:00.000Z",
  "+275760-09-13T00:00:00.001Z",
  "9".repeat(400),
  "ａｄｍｉｎ＠corp.com",
  "a@b.c,d@e.f",
  "#99999999999999999999",
  "x".repeat(300_000),
  "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}",
  "\r\nSet-Cookie: a=b",
];

export const nastyNumbers: readonly number[] = [
  0,
  -1,
  -0,
  0.5,
  1e21,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_VALUE,
];

/** An own property of this name, which a literal cannot have. */
function withKey(key: string, value: unknown): object {
  return Object.defineProperty({}, key, { value, enumerable: true, configurable: true, writable: true });
}

const nastyObjects: readonly unknown[] = [
  {},
  [],
  [[]],
  [null],
  withKey("__proto__", { isAdmin: true }),
  withKey("constructor", { prototype: { isAdmin: true } }),
  { length: 1e9 },
  { toString: null, valueOf: 1 },
  { toJSON: "x" },
  JSON.parse("[".repeat(200) + "]".repeat(200)),
];

export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.constantFrom(...nastyNumbers),
  fc.constantFrom(...nastyObjects),
  fc.constantFrom(null, true, false),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** An object with one more key than it should have. */
export const polluted = (object: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      fc.constantFrom("__proto__", "constructor", "workspaceId", "role", "isInternal", "hasOwnProperty", ""),
      nasty,
    )
    .map(([key, value]) => Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true }));
