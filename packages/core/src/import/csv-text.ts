/** Beginnings that a spreadsheet takes for a formula, full-width variants included. */
const formulaStart = /^[\s"']*[=+\-@\t\r＝＋－＠]/u;

/**
 * One cell for a file that people will open in a spreadsheet: a text that would run as a formula gets an
 * apostrophe in front. Numbers, negative ones too, are written as they are.
 */
function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\n\r;\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(",")}\r\n`;
