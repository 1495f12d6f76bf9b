import type { Values } from "@desk/db/statement";
import type { Terms } from "./terms";

/** The words all together, the last one as a beginning. No text makes these functions fail. */
export function queryOf({ words, beginning }: Terms, values: Values): string | null {
  const parts: string[] = [];
  if (words !== null) parts.push(`websearch_to_tsquery('desk', ${values.add(words)}::text)`);
  if (beginning !== null) parts.push(`to_tsquery('desk', ${values.add(`${beginning}:*`)}::text)`);
  return parts.length === 0 ? null : `(${parts.join(" && ")})`;
}
