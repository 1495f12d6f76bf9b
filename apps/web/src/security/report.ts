const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** One line of the log for a violation report, without query strings, which may hold secrets. */
export function reportLine(text: string): string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const report = isRecord(parsed) ? parsed["csp-report"] : undefined;
  if (!isRecord(report)) return null;
  const directive = plain(report["effective-directive"] ?? report["violated-directive"]);
  return `csp: ${directive} blocked ${plain(report["blocked-uri"])} on ${plain(report["document-uri"])}`;
}

/** Printable, short, and on one line: the sender may be anybody. */
const plain = (value: unknown): string =>
  (typeof value === "string" ? value : "?")
    .replace(/[?#].*$/su, "")
    .replace(/[^\x21-\x7e]/gu, "")
    .slice(0, 200) || "?";
