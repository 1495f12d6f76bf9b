import { readFileSync } from "node:fs";

export type Colours = Readonly<Record<string, string>>;

const css = ["colours.css", "high-contrast.css"]
  .map((name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8"))
  .join("\n")
  .replace(/\/\*[\s\S]*?\*\//g, "");

/** The declarations of the first rule whose selector is exactly this one. */
function ruleOf(selector: string): Colours {
  for (const [, selectors = "", body = ""] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors.replace(/\s+/g, " ").trim() !== selector) continue;
    const pairs = [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)];
    return Object.fromEntries(pairs.map(([, name, value]) => [name, value?.replace(/\s+/g, " ").trim()]));
  }
  throw new Error(`The style sheets hold no rule for ${selector}`);
}

const light = ruleOf(':root, [data-theme="light"]');
const dark = ruleOf('[data-theme="dark"]');

export const themes = {
  light,
  dark,
  darkBySystem: ruleOf(":root:not([data-theme])"),
  highContrastLight: { ...light, ...ruleOf(':root[data-contrast="more"]') },
  highContrastDark: { ...dark, ...ruleOf('[data-theme="dark"][data-contrast="more"]') },
};

function channel(hex: string, at: number): number {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
}

/** WCAG contrast of two colours written as #rrggbb. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

export function contrastIn(colours: Colours, ink: string, ground: string): number {
  const [a, b] = [colours[ink], colours[ground]];
  if (!a || !b) throw new Error(`No token --${a ? ground : ink}`);
  return contrast(a, b);
}
