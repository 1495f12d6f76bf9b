/** The first 140 characters on one line, cut between characters and never through one. */
export function previewOf(text: string): string {
  const line = text.slice(0, 1_000).replace(/\s+/gu, " ").trim();
  if (line.length <= 140) return line.toWellFormed();
  return `${line.slice(0, 139).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
