import type { Values } from "@desk/db/statement";

const likeLiteral = (value: string): string => value.replace(/[\\%_]/gu, String.raw`\$&`);
const wordsMax = 8;

/** Every word stands in the name, the description or the text, whatever its case and accents. */
export function matchingWords(q: string | undefined, values: Values): string {
  const words = (q ?? "").split(/\s+/u).filter((word) => word !== "");
  const plain = (column: string) => `regexp_replace(${column}, '<[^>]*>', ' ', 'g')`;
  const text = `desk_fold(m.name || ' ' || m.description || ' ' || ${plain("m.reply_html")} || ' ' || ${plain("m.note_html")})`;
  return words
    .slice(0, wordsMax)
    .map((word) => ` and ${text} like '%' || desk_fold(${values.add(likeLiteral(word))}::text) || '%'`)
    .join("");
}
