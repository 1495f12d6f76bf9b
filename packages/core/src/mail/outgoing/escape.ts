const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it stands in HTML, attributes included. */
export const escapeHtml = (value: string): string =>
  value.replace(/[&<>"']/gu, (character) => escapes[character] ?? "");

/** One line without controls: a name or subject can never begin another header or another paragraph. */
export const oneLine = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
