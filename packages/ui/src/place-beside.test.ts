import { expect, test } from "vitest";
import { besideOf } from "./place-beside";

const window = { width: 400, height: 300 };
const box = { width: 100, height: 20 };
const at = (left: number, top: number) => ({ left, top, width: 28, height: 28, right: left + 28, bottom: top + 28 });

test("the hint is centred below its button", () => {
  expect(besideOf(at(200, 100), box, window, "bottom")).toEqual({ left: 164, top: 134 });
});

test("without room below it goes above", () => {
  expect(besideOf(at(200, 270), box, window, "bottom").top).toBe(244);
});

test("without room above it goes below", () => {
  expect(besideOf(at(200, 2), box, window, "top").top).toBe(36);
});

test("it never leaves the window", () => {
  expect(besideOf(at(0, 100), box, window, "bottom").left).toBe(4);
  expect(besideOf(at(372, 100), box, window, "bottom").left).toBe(296);
  expect(besideOf(at(372, 100), box, window, "right")).toEqual({ left: 266, top: 104 });
});
