import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

const origin = "https://desk.example.com";

test.each([
  "//evil.com",
  "///evil.com",
  "https:evil.com",
  "https://evil.com",
  "https://desk.example.com.evil.com/",
  "https://desk.example.com@evil.com/",
  "/\\evil.com",
  "\\/evil.com",
  "/%5Cevil.com",
  "/..//evil.com",
  "/./\t/evil.com",
  "/\t/evil.com",
  "/%0d%0aSet-Cookie:a=b",
  "/\r\nSet-Cookie: a=b",
  "/%00",
  " //evil.com",
  "javascript:alert(1)",
  "data:text/html,x",
  "evil.com",
  "",
  "https://desk.example.com//evil.com",
  "http://desk.example.com/",
])("A10: %j leads to the front page", (value) => {
  expect(safeNext(value, origin)).toBe("/");
});

test.each([
  ["/tickets/17?view=mine#m3", "/tickets/17?view=mine#m3"],
  ["/search?q=%22lost%20bag%22", "/search?q=%22lost%20bag%22"],
  ["https://desk.example.com/views/my-queue", "/views/my-queue"],
  ["https://desk.example.com", "/"],
  ["/", "/"],
])("the own path %s is kept", (value, expected) => {
  expect(safeNext(value, origin)).toBe(expected);
});

test("nothing leads to the front page", () => {
  expect([safeNext(null), safeNext(undefined)]).toEqual(["/", "/"]);
});
