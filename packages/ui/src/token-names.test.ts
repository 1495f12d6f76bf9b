import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".tsx") || name.endsWith("-class.ts"));

const hues =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose";
const forbidden = [
  { what: "palette class", pattern: new RegExp(`\\b(?:${hues})-(?:50|[1-9]00|950)\\b`) },
  { what: "literal colour", pattern: /#[0-9a-f]{6}\b|\b(?:rgb|hsl|oklch)a?\(/i },
  { what: "black or white", pattern: /\b(?:bg|text|border|outline)-(?:black|white)\b/ },
  {
    what: "physical side",
    pattern: /[\s"':](?:-?m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|text-(?:left|right))-/,
  },
];

function breaches(source: string): string[] {
  return forbidden.filter(({ pattern }) => pattern.test(source)).map(({ what }) => what);
}

test.each(files)("%s uses token names and logical sides only", (name) => {
  expect(breaches(readFileSync(new URL(name, folder), "utf8"))).toEqual([]);
});

test("the check sees each kind of breach", () => {
  expect(breaches('className="bg-slate-100"')).toEqual(["palette class"]);
  expect(breaches('color="#ff0000"')).toEqual(["literal colour"]);
  expect(breaches('className="bg-white"')).toEqual(["black or white"]);
  expect(breaches('className="flex ml-2"')).toEqual(["physical side"]);
  expect(breaches('className="ms-2 bg-canvas text-ink"')).toEqual([]);
});

const light = [
  "button",
  "icon",
  "icon-button",
  "badge",
  "avatar",
  "nav-item",
  "list-row",
  "skeleton",
  "toast",
  "tooltip",
  "menu-button",
  "picker-button",
  "split-button",
  "tabs",
  "field",
];

test.each(light)("%s reaches no Radix code on first load", (name) => {
  expect([...reached(`${name}.tsx`)].filter((file) => file === "radix-ui")).toEqual([]);
});

test("the walk over imports does see Radix where it is used", () => {
  expect([...reached("dialog.tsx")]).toContain("radix-ui");
});

/** Files reached by static imports; `import()` and `import type` load nothing at first. */
function reached(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const source = readFileSync(new URL(name, folder), "utf8");
  for (const [, target = ""] of source.matchAll(/^(?:import|export) (?!type)[^;]*?from "([^"]+)"/gm)) {
    if (target.startsWith("radix-ui")) seen.add("radix-ui");
    if (!target.startsWith("./")) continue;
    const file = [`${target}.tsx`, `${target}.ts`].find((path) => files.includes(path.slice(2)) || exists(path));
    if (file) reached(file.slice(2), seen);
  }
  return seen;
}

function exists(path: string): boolean {
  return readdirSync(folder).includes(path.slice(2));
}
