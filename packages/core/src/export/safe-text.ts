/** A formula that begins inside a text, for readers that split where we do not: at a quote, a break or a semicolon. */
const innerFormula = /([;\t\r\n"])([^\S\r\n]*)([=+\-@＝＋－＠])/gu;

/**
 * A text for a file that people open in a spreadsheet. Its beginning is looked at where the line is written; here an
 * apostrophe goes before a formula that would begin further inside. Numbers are written as numbers, negative ones too,
 * since they are ours and not somebody's words.
 */
export const safeText = (text: string): string => text.replaceAll(innerFormula, "$1$2'$3");
