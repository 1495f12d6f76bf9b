import { invalid } from "../error";
import { type Mapping, type MappingOptions, mappingOf } from "./mapping";
import { type CsvSource, readCsv } from "./records";
import { type KnownNames, type RowProblem, type TicketRowInput, ticketOf } from "./row";

export type ReadOptions = MappingOptions & { source: CsvSource; externalPrefix: string; known: KnownNames; now: Date };

/** Every row of the file in turn: a ticket to be, or what is wrong with it. */
export async function* readTickets(options: ReadOptions): AsyncGenerator<TicketRowInput | RowProblem[]> {
  let columnsCount = 0;
  let mapping: Mapping | undefined;
  for await (const record of readCsv(options.source)) {
    if (mapping === undefined) {
      mapping = mappingOf(record.cells, options);
      columnsCount = record.cells.length;
      continue;
    }
    yield ticketOf(record, { ...options, mapping, columnsCount });
  }
  if (mapping === undefined) throw invalid("file", "The file is empty.");
}

/** Reads the whole file once, changing nothing: a broken table is refused before the first ticket is made. */
export async function checkTickets(
  options: ReadOptions,
  onProblem: (problem: RowProblem) => void,
): Promise<{ rows: number; valid: number }> {
  let rows = 0;
  let valid = 0;
  const firstLine = new Map<string, number>();
  for await (const result of readTickets(options)) {
    rows++;
    if (Array.isArray(result)) {
      for (const problem of result) onProblem(problem);
      continue;
    }
    const again = duplicateOf(result, firstLine);
    if (again === undefined) valid++;
    else onProblem(again);
  }
  return { rows, valid };
}

const rememberedIdsMax = 200_000;

/** An external id that stands twice would silently drop a row. Memory is bounded, so only the first ids are held. */
function duplicateOf(ticket: TicketRowInput, firstLine: Map<string, number>): RowProblem | undefined {
  const id = ticket.input.externalId ?? "";
  const before = firstLine.get(id);
  if (before === undefined) {
    if (firstLine.size < rememberedIdsMax) firstLine.set(id, ticket.line);
    return undefined;
  }
  const message = `The external id "${id}" stands on line ${before} already; only that row is imported.`;
  return { line: ticket.line, row: ticket.row, column: "externalId", message };
}
