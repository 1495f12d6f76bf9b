import { RE2JS, RE2JSException } from "re2js";
import { invalid } from "../error";

/** Longer texts are looked at up to here, in UTF-16 units. */
const textMax = 50_000;

/**
 * Patterns are written by people and read hostile mail, so they run in an engine without backtracking: its time
 * grows with the text, whatever the pattern. It knows no look-around and no back-references.
 */
export type CompiledPattern = RE2JS;

/** Throws `invalid` with what is wrong, naming the field `pattern`. */
export function compilePattern(pattern: string): CompiledPattern {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw invalid("pattern", `This pattern cannot be read: ${error.message.replace(/^error parsing regexp: /u, "")}.`);
  }
}

export type Found = { text: string; groups: Record<string, string> };

/** The first match, with the groups that took part in it. */
export function findPattern(pattern: CompiledPattern, text: string): Found | null {
  const matcher = pattern.matcher(text.slice(0, textMax));
  if (!matcher.find()) return null;
  const groups: Record<string, string> = {};
  for (const name of Object.keys(pattern.namedGroups())) {
    const value = matcher.group(name);
    if (value !== null) groups[name] = value;
  }
  return { text: matcher.group() ?? "", groups };
}
