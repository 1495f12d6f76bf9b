import { randomInt } from "node:crypto";
import { slugOf } from "../../workspace/slug";

const letters = "abcdefghjkmnpqrstvwxyz";
const digits = "23456789";
const oneOf = (alphabet: string): string => alphabet[randomInt(alphabet.length)] ?? "";

/**
 * A slug nobody else has. Its ending is by chance and carries a digit: so it is never the slug of a built-in view,
 * today's or a later one, and it does not tell whether somebody else has a view of the same name.
 */
export function newViewSlug(name: string): string {
  const words = slugOf(name, "view");
  const own = words.startsWith("team-") || words === "team" ? `view-${words}` : words;
  const ending = Array.from({ length: 5 }, () => oneOf(letters + digits)).join("");
  return `${own}-${oneOf(digits)}${ending}`;
}
