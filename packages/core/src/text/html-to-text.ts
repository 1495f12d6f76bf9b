import { Parser } from "htmlparser2";

const hidden = new Set(
  "script style textarea option select noscript xmp iframe object embed svg math template title head".split(" "),
);
const blocks = new Set(
  "p div h1 h2 h3 h4 h5 h6 ul ol blockquote pre table tr hr section article header footer address figure".split(" "),
);

/** The text of a message that came as HTML: one line per block, list items with a dash, no markup. */
export function htmlToText(html: string): string {
  const out: string[] = [];
  let skipped = 0;
  let preDepth = 0;
  const breakLine = () => {
    if (out.length > 0 && out.at(-1) !== "\n") out.push("\n");
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (hidden.has(name)) skipped += 1;
        if (skipped > 0) return;
        if (name === "br") out.push("\n");
        else if (name === "pre") preDepth += 1;
        else if (name === "img" && attributes.alt) out.push(attributes.alt);
        if (blocks.has(name)) breakLine();
        if (name === "li") {
          breakLine();
          out.push("- ");
        }
        if (name === "td" || name === "th") out.push(" ");
      },
      ontext(value) {
        if (skipped > 0) return;
        const shown = preDepth > 0 ? value : value.replace(/[\t\n\r ]+/gu, " ");
        if (shown === " " && (out.length === 0 || out.at(-1) === "\n")) return;
        if (shown !== "") out.push(out.at(-1) === "\n" && preDepth === 0 ? shown.trimStart() : shown);
      },
      onclosetag(name) {
        if (hidden.has(name)) {
          skipped = Math.max(0, skipped - 1);
          return;
        }
        if (skipped > 0) return;
        if (name === "pre") preDepth = Math.max(0, preDepth - 1);
        if (blocks.has(name)) {
          breakLine();
          if (name === "p" || name === "blockquote" || name === "pre" || name === "ul" || name === "ol") out.push("\n");
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return out
    .join("")
    .replace(/[ \t]+\n/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}
