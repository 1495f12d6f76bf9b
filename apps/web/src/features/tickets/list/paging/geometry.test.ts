import { expect, test } from "vitest";
import type { Layout } from "./chain";
import { type Geometry, heightOf, pinnedGroup, rangeAt, rowAt, scrollToShow, topOf } from "./geometry";

const rowCount = 100_000;
const layout: Layout = {
  starts: [0],
  rowCount,
  heads: [
    { row: 0, key: "urgent" },
    { row: 3, key: "high" },
    { row: 50_000, key: "low" },
  ],
};
const geometry: Geometry = { layout, rowCount, rowHeight: 40, headHeight: 28 };

test("UI-07: at every height of 100 000 rows at most 60 are drawn, and those in sight are among them", () => {
  for (const height of [300, 744, 1_100, 2_000]) {
    for (let top = 0; top < heightOf(geometry) - height; top += 9_973) {
      const { first, last } = rangeAt(geometry, top, height);
      expect(last - first + 1).toBeLessThanOrEqual(60);
      expect(topOf(geometry, first)).toBeLessThanOrEqual(Math.max(top, 28));
      expect(topOf(geometry, last) + 40).toBeGreaterThanOrEqual(top + height);
    }
  }
});

test("a row and its place lead to each other", () => {
  for (const row of [0, 2, 3, 49_999, 50_000, 99_999]) {
    expect(rowAt(geometry, topOf(geometry, row))).toBe(row);
    expect(rowAt(geometry, topOf(geometry, row) + 39)).toBe(row);
  }
  expect(topOf(geometry, 99_999) + 40).toBe(heightOf(geometry));
});

test("the head of a group stays at the top while its rows pass, and gives way to the next", () => {
  expect(pinnedGroup(geometry, 0)).toBeNull();
  expect(pinnedGroup(geometry, 30)?.key).toBe("urgent");
  expect(pinnedGroup(geometry, topOf(geometry, 3) + 1)?.key).toBe("high");
  expect(pinnedGroup(geometry, topOf(geometry, 60_000))?.key).toBe("low");
});

test("a row is brought into sight below the pinned head, and left alone where it is in sight", () => {
  expect(scrollToShow(geometry, 5, 0, 744)).toBeNull();
  expect(scrollToShow(geometry, 1_000, 0, 744)).toBe(topOf(geometry, 1_000) + 40 - 744);
  expect(scrollToShow(geometry, 10, 20_000, 744)).toBe(topOf(geometry, 10) - 28);
});
