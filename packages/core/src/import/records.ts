import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { DomainError } from "../error";
import { decoding, type Encoding, openBytes } from "./encoding";

/** One line of the table: its number among the data rows, where it starts in the file, and its cells. */
export type CsvRecord = { row: number; line: number; cells: string[] };

/** A single record may not be larger: a quote that never closes would otherwise swallow the whole file. */
const recordCharactersMax = 1_000_000;
const columnsMax = 2_000;

export type CsvSource = { path: string; encoding: Encoding; delimiter: string };

/** Reads the header, then every record, holding one batch in memory. */
export async function* readCsv(source: CsvSource): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter: source.delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordCharactersMax,
  });
  const feeding = pipeline(await openBytes(source.path), decoding(source.encoding), parser);
  feeding.catch(() => undefined);
  let row = 0;
  let lastLine = 0;
  let countedTwice = 0;
  try {
    for await (const { record, info } of parser) {
      if (record.length > columnsMax) throw tooManyColumns(lastLine + 1, record.length);
      countedTwice += countIn(record, /\r\n/gu);
      lastLine = info.lines - countedTwice;
      yield { row, line: lastLine - countIn(record, /\r\n|\n|\r/gu), cells: record };
      row++;
    }
    await feeding;
  } catch (error) {
    throw structureProblem(error, lastLine + 1);
  } finally {
    parser.destroy();
  }
}

/** The parser counts CR LF inside a quoted cell as two lines. */
const countIn = (cells: readonly string[], what: RegExp): number =>
  cells.reduce((sum, cell) => sum + (/[\r\n]/u.test(cell) ? (cell.match(what)?.length ?? 0) : 0), 0);

/** The table cannot be read past this place; nothing after it would be in its right column. */
function structureProblem(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const where = `The record that starts on line ${line}`;
  const what =
    error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE"
      ? `${where} has a quote that never closes, or is larger than ${recordCharactersMax.toLocaleString("en")} characters. Close the quote, or double it ("") where it is part of the text.`
      : `${where} cannot be read: ${error.message}`;
  return new DomainError("invalid", what, { fields: [{ path: `line ${line}`, message: what }], line });
}

function tooManyColumns(line: number, count: number): DomainError {
  const message = `Line ${line} has ${count.toLocaleString("en")} columns, and ${columnsMax.toLocaleString("en")} are possible. Is the delimiter right?`;
  return new DomainError("invalid", message, { fields: [{ path: `line ${line}`, message }], line });
}

/** The separator that splits the first line most often: comma, semicolon or tab. */
export async function detectDelimiter(path: string, encoding: Encoding): Promise<string> {
  const text = await firstText(path, encoding);
  const header = text.split(/\r?\n/u)[0] ?? "";
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of await openBytes(path)) return decoder.decode(Buffer.from(chunk), { stream: true });
  return "";
}
