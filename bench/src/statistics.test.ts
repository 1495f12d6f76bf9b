import { expect, test } from "vitest";
import { inpOf, quantile } from "./statistics";

test("OP-07: a quantile is a value that was measured", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)]).toEqual([51, 96, 100]);
  expect(quantile([], 0.95)).toBe(0);
});

test("OP-07: INP leaves one interaction in fifty out", () => {
  const usual = Array.from({ length: 49 }, () => 24);
  expect(inpOf([300, ...usual.slice(1)])).toBe(300);
  expect(inpOf([300, ...usual])).toBe(24);
  expect(inpOf([])).toBe(0);
});
