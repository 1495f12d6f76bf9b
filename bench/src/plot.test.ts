import { expect, test } from "vitest";
import { niceAbove, plotOf } from "./plot";

test("OP-07: the plot shows each request with a line per figure, the limit dashed", () => {
  const svg = plotOf("Cost & size", [
    {
      title: "W3 list <50>",
      lines: [
        {
          name: "p95",
          points: [
            [10_000, 4],
            [1_000_000, 8],
          ],
        },
        {
          name: "pgbench",
          points: [
            [10_000, 1],
            [1_000_000, 1],
          ],
          isLimit: true,
        },
      ],
    },
  ]);
  expect(svg).toContain("<title>Cost &amp; size</title>");
  expect(svg).toContain("W3 list &lt;50>");
  expect(svg.match(/stroke-dasharray/gu)).toHaveLength(1);
  // The axis ends at 10, so 8 ms stand at four fifths of the height between the margins.
  const height = 170 - 26 - 26;
  expect(svg).toContain(`238.0 ${(170 - 26 - 0.8 * height).toFixed(1)}`);
  expect(svg).toContain("1 M");
  expect(svg).not.toMatch(/NaN|undefined/u);
});

test("OP-07: one size alone draws too", () => {
  const svg = plotOf("One", [{ title: "W1", lines: [{ name: "p50", points: [[10_000, 0]] }] }]);
  expect(svg).not.toContain("NaN");
});

test.each([
  [0, 1],
  [0.3, 0.5],
  [1, 1],
  [7, 10],
  [21, 50],
  [140, 200],
])("OP-07: an axis for %d ends at %d", (value, end) => {
  expect(niceAbove(value)).toBeCloseTo(end);
});
