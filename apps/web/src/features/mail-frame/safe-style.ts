/** Shapes of text and tables. Whatever could lie over the page, load something or hide a link is not among them. */
const allowed =
  /^(?:color|background-color|(?:max-|min-)?width|height|margin|padding|(?:margin|padding)-(?:top|right|bottom|left)|border(?:-.+)?|font-(?:size|family|weight|style)|line-height|text-(?:align|decoration(?:-line)?|transform|indent)|vertical-align|white-space(?:-collapse)?|text-wrap(?:-mode)?|word-break|direction|display|float|clear|list-style-type)$/u;

/** Takes a style attribute over, property by property, as the browser itself understood it. */
export function setSafeStyle(element: HTMLElement, style: string): void {
  if (/url\s*\(|\\|expression|@import/iu.test(style)) return;
  element.style.cssText = style;
  for (const name of Array.from(element.style)) {
    const value = element.style.getPropertyValue(name);
    if (!allowed.test(name) || /url\s*\(|image|var\s*\(/iu.test(value)) element.style.removeProperty(name);
  }
  if (element.style.length === 0) element.removeAttribute("style");
}

/** Whether a colour is black on white or the like, which every theme may replace by its own. */
export function isNeutral(colour: string, kind: "text" | "background"): boolean {
  const rgb = channels(colour);
  if (rgb === null) return true;
  const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
  if (high - low > 40) return false;
  return kind === "text" ? high <= 110 : low >= 240;
}

const named: Readonly<Record<string, [number, number, number]>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  windowtext: [0, 0, 0],
  window: [255, 255, 255],
};

function channels(colour: string): [number, number, number] | null {
  const text = colour.trim().toLowerCase();
  if (text === "" || /^(?:transparent|inherit|initial|currentcolor|unset|auto)$/u.test(text)) return null;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/u.exec(text)?.[1];
  if (hex !== undefined) {
    const [r = "0", g = "0", b = "0"] = (hex.length === 3 ? hex.replace(/./gu, "$&$&") : hex).match(/../gu) ?? [];
    return [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)];
  }
  const numbers = /^rgba?\(([^)]*)\)$/u
    .exec(text)?.[1]
    ?.match(/[\d.]+/gu)
    ?.map(Number);
  if (numbers !== undefined) {
    const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
    return alpha === 0 ? null : [r, g, b];
  }
  // Any other name is a colour that somebody chose.
  return named[text] ?? [255, 0, 0];
}
