import type { Db } from "./client";

/**
 * Runs a statement written as text. Reads that happen all the time use it: the text is built once per shape and
 * prepared by the driver, and it goes through the same guard as everything else.
 * The session is Drizzle's own, so a statement inside a transaction runs on that transaction's connection.
 */
export async function runStatement<Row extends object>(db: Db, text: string, values: unknown[]): Promise<Row[]> {
  const result: unknown = await db._.session
    .prepareQuery({ sql: text, params: values }, undefined, undefined, false)
    .execute();
  return asRows<Row>(result);
}

/** The driver cannot know what a text selects; the caller names the row beside the text it wrote. */
const asRows = <Row>(result: unknown): Row[] => result as Row[];

/** Collects the values of a statement and hands out their `$n`. The same value may be named twice. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
