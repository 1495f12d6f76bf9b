/**
 * Where a spreadsheet would begin a cell with what it takes for a formula: at the start, and after what some
 * spreadsheet splits at. Full-width forms count too.
 */
const formula = /(^|[,;\t\r\n"])(?=[\s"'\u00a0\u3000]{0,20}[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;
/** Such as -12.5: a number is shown as what it is. */
const plainNumber = /^-?\d+(?:\.\d+)?$/u;

/** One value of a CSV file. An apostrophe before what a spreadsheet would run makes it text (G01). */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (plainNumber.test(value)) return value;
  const safe = value.replace(formula, "$1'").replace(/^(?=[\t\r\n])/u, "'");
  return /[",;'\t\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as RFC 4180 has them. */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
