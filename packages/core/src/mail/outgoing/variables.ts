import { invalid } from "../../error";

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** `{{ticket.number}}` and the like, filled in. What is not known is refused when it is written, so nothing is left over. */
export const fillVariables = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (whole, name: string) => values[name] ?? whole);

/** Refuses a placeholder that nobody will fill in, naming it and those there are. */
export function requireKnownVariables(field: string, text: string, known: readonly string[]): void {
  for (const [, name = ""] of text.matchAll(placeholder)) {
    if (known.includes(name)) continue;
    const offered = known.map((one) => `{{${one}}}`).join(", ");
    throw invalid(field, `{{${name}}} is not known here. Use one of ${offered}.`);
  }
}
