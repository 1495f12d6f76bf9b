/**
 * Inline styles of a mail, reduced to what shapes text and tables. Each property has its own form of value, so
 * nothing that loads, floats over the page or hides behind an escape gets through. Lengths have a ceiling.
 */
const colour =
  /^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\(\s*[\d.]+(?:%|deg)?(?:\s*[,\s/]\s*[\d.]+%?){2,3}\s*\))$/iu;
const length = String.raw`(?:0|\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|ch|in|cm|mm|pc|%)|\.\d{1,4}(?:em|rem))`;
const one = new RegExp(`^(?:${length}|auto)$`, "iu");
const four = new RegExp(`^(?:${length}|auto)(?:\\s+(?:${length}|auto)){0,3}$`, "iu");
const borderWord = "none|hidden|solid|dotted|dashed|double|groove|ridge|inset|outset|thin|medium|thick";
const border = new RegExp(
  `^(?:(?:${borderWord}|${length}|#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\\([\\d\\s.,%/]+\\))(?:\\s+|$)){1,4}$`,
  "iu",
);
const words = (list: string): RegExp => new RegExp(`^(?:${list})$`, "iu");
const sides = (name: string, end = ""): string[] =>
  ["top", "right", "bottom", "left"].map((side) => `${name}-${side}${end}`);

const forms = new Map<string, RegExp>();
const allow = (names: readonly string[], form: RegExp): void => {
  for (const name of names) forms.set(name, form);
};
allow(["color", "background-color", "border-color", ...sides("border", "-color")], colour);
allow(["width", "max-width", "min-width", "height", "text-indent", "border-spacing"], one);
allow(["margin", "padding", "border-width", "border-radius"], four);
allow([...sides("margin"), ...sides("padding"), ...sides("border", "-width")], one);
allow(["border", ...sides("border")], border);
allow(["border-style", ...sides("border", "-style")], words(borderWord));
allow(["border-collapse"], words("collapse|separate"));
allow(["font-size"], new RegExp(`^(?:${length}|(?:x{1,2}-)?(?:small|large)|medium|smaller|larger)$`, "iu"));
allow(["line-height"], /^(?:normal|[0-4](?:\.\d{1,4})?(?:em)?|\d{1,2}(?:\.\d{1,4})?(?:px|pt)|[12]?\d{2}%)$/iu);
allow(["font-weight"], words("normal|bold|bolder|lighter|[1-9]00"));
allow(["font-style"], words("normal|italic|oblique"));
allow(["font-family"], /^[\p{L}\p{N}\s,_-]{1,200}$/u);
allow(["text-align"], words("left|right|center|justify|start|end"));
allow(["text-decoration", "text-decoration-line"], words("none|underline|line-through"));
allow(["text-transform"], words("none|uppercase|lowercase|capitalize"));
allow(["vertical-align"], words("top|middle|bottom|baseline|sub|super|text-top|text-bottom"));
allow(["white-space"], words("normal|nowrap|pre|pre-wrap|pre-line"));
allow(["word-break"], words("normal|break-word|break-all"));
allow(["direction"], words("ltr|rtl"));
allow(["display"], words("none|block|inline|inline-block"));
allow(["float"], words("left|right|none"));
allow(["clear"], words("left|right|both|none"));
allow(["list-style-type"], words("none|disc|circle|square|decimal|lower-alpha|upper-alpha|lower-roman|upper-roman"));

/** Points of the page that one length may take at most. */
const pixelsMax = 2_000;
const declarationsMax = 60;
const styleMax = 4_000;

/** The safe part of a style attribute, in one way of writing; undefined when nothing is left. */
export function safeStyle(style: string): string | undefined {
  if (style.length > styleMax || /[\\<>{}]|\/\*/u.test(style)) return undefined;
  const kept: string[] = [];
  for (const declaration of style.split(";").slice(0, declarationsMax)) {
    const colon = declaration.indexOf(":");
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/\s*!\s*important\s*$/iu, "")
      .replace(/["']/gu, "")
      .replace(/\s+/gu, " ")
      .trim();
    if (name === "background") {
      if (colour.test(value)) kept.push(`background-color:${value}`);
    } else if (forms.get(name)?.test(value) === true && isSmall(value)) kept.push(`${name}:${value}`);
  }
  return kept.length === 0 ? undefined : kept.join(";");
}

const isSmall = (value: string): boolean =>
  (value.match(/\d+(?:\.\d+)?(?=[a-z%])/giu) ?? []).every((number) => Number(number) <= pixelsMax);
