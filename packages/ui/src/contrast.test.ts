import { describe, expect, test } from "vitest";
import { type Colours, contrast, contrastIn, themes } from "./testing/tokens";

const text = 4.5;
const edge = 3;
const lit = ["canvas", "sunken", "raised", "hover", "selected"];

/** Ink, the grounds it may stand on, and what it must reach. A pair that is not here is computed and added before use. */
const table: readonly [ink: string, grounds: readonly string[], least: number][] = [
  ["ink", [...lit, "fill", "note-canvas", "pressed", "selected-strong", "note-tint", "mark"], text],
  ["ink-2", [...lit, "fill", "note-canvas", "pressed", "selected-strong"], text],
  ["ink-3", [...lit, "fill", "note-canvas"], text],
  ["accent-ink", [...lit, "note-canvas", "accent-tint"], text],
  ["danger-ink", [...lit, "danger-tint"], text],
  ["warning-ink", [...lit, "warning-tint"], text],
  ["success-ink", [...lit, "success-tint"], text],
  ["note-ink", ["canvas", "note-canvas", "note-tint"], text],
  ["line-control", ["canvas", "sunken", "raised", "note-canvas"], edge],
  ["focus", [...lit, "note-canvas", "selected-strong"], edge],
  ["accent", ["canvas", "sunken", "raised"], edge],
  ["danger-solid", ["canvas", "sunken", "raised"], edge],
  ["on-accent", ["accent", "accent-hover"], text],
  ["on-danger", ["danger-solid"], text],
  ["on-note", ["note-solid"], text],
];

const pairs = table.flatMap(([ink, grounds, least]) => grounds.map((ground) => ({ ink, ground, least })));

/** Pairs drawn by components that the table does not name. */
const drawn = [
  { ink: "canvas", ground: "ink", least: text },
  { ink: "ink-2", ground: "warning-tint", least: text },
  { ink: "ink-2", ground: "danger-tint", least: text },
  { ink: "ink-2", ground: "accent-tint", least: text },
  { ink: "ink-2", ground: "success-tint", least: text },
  { ink: "danger-ink", ground: "fill", least: text },
  { ink: "danger-ink", ground: "pressed", least: text },
  { ink: "accent-ink", ground: "pressed", least: edge },
  { ink: "ink-3", ground: "pressed", least: text },
];

const avatars = [0, 1, 2, 3, 4, 5].map((at) => ({ ink: `on-avatar-${at}`, ground: `avatar-${at}`, least: text }));

function failures(colours: Colours, wanted: readonly { ink: string; ground: string; least: number }[]) {
  return wanted
    .map((pair) => ({ ...pair, is: contrastIn(colours, pair.ink, pair.ground) }))
    .filter((pair) => pair.is < pair.least)
    .map((pair) => `${pair.ink} on ${pair.ground}: ${pair.is.toFixed(2)} < ${pair.least}`);
}

function lowest(colours: Colours, least: number) {
  return Math.min(
    ...pairs.filter((pair) => pair.least === least).map((pair) => contrastIn(colours, pair.ink, pair.ground)),
  );
}

test("the table holds the 76 pairs of the design", () => {
  expect(new Set(pairs.map((pair) => `${pair.ink}/${pair.ground}`)).size).toBe(76);
});

describe.each(Object.entries(themes))("in %s", (_name, colours) => {
  test.each(pairs)("$ink on $ground reaches $least", ({ ink, ground, least }) => {
    expect(contrastIn(colours, ink, ground)).toBeGreaterThanOrEqual(least);
  });

  test("every further pair a component draws and every avatar is legible", () => {
    expect(failures(colours, [...drawn, ...avatars])).toEqual([]);
  });
});

test("high contrast keeps text above 7 on light and 6.9 on dark, edges above 5.6 and 8.2", () => {
  expect(lowest(themes.highContrastLight, text)).toBeGreaterThanOrEqual(7.75);
  expect(lowest(themes.highContrastDark, text)).toBeGreaterThanOrEqual(6.85);
  expect(lowest(themes.highContrastLight, edge)).toBeGreaterThanOrEqual(5.55);
  expect(lowest(themes.highContrastDark, edge)).toBeGreaterThanOrEqual(8.15);
});

test("the dark colours of the system are those of the attribute", () => {
  expect(themes.darkBySystem).toEqual(themes.dark);
});

test("the measure is WCAG's: black on white is 21, and a faded ink fails", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(failures({ ...themes.light, "ink-3": "#9a9fa3" }, pairs)).not.toEqual([]);
});
