import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { PgTable } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { copyFormatOf, type FullRow } from "./copy";

export type BulkLoad = {
  /** Streams rows into a table; memory stays flat however many there are. */
  copy: <T extends PgTable>(table: T, rows: Iterable<FullRow<T>>) => Promise<number>;
  /** One statement with its values. */
  run: (text: string, values?: (string | number | null)[]) => Promise<Record<string, unknown>[]>;
};

export type BulkOptions = {
  /** A role that may drop and make indexes, unless `keepIndexes` is set. */
  url: string;
  /** Tables that get most of the rows. */
  tables: readonly string[];
  /** Leave indexes and references in place: slower, but possible beside existing rows and without DDL. */
  keepIndexes?: boolean;
  onPhase?: (phase: string) => void;
};

/**
 * Loads many rows in one transaction, so that a crash leaves nothing behind. Indexes and references of the tables
 * are dropped first and made again at the end, which is several times faster than growing them row by row.
 */
export async function loadInBulk<T>(options: BulkOptions, work: (load: BulkLoad) => Promise<T>): Promise<T> {
  const client = postgres(options.url, { max: 1, onnotice: () => undefined, max_lifetime: null });
  const phase = options.onPhase ?? (() => undefined);
  try {
    let result: { made: T } | undefined;
    await client.begin(async (tx) => {
      await tx.unsafe("set local lock_timeout = '5s'; set local statement_timeout = 0");
      await tx.unsafe("set local maintenance_work_mem = '512MB'; set local synchronous_commit = on");
      const load = bulkLoadOf(tx);
      const dropped = options.keepIndexes === true ? [] : await dropIndexes(tx, options.tables);
      result = { made: await work(load) };
      if (dropped.length > 0) phase(`${dropped.length} indexes and references`);
      for (const statement of dropped) await tx.unsafe(statement);
    });
    if (result === undefined) throw new Error("The load ended without a result.");
    phase("statistics");
    for (const table of options.tables) await client.unsafe(`vacuum (analyze) ${quoted(table)}`);
    return result.made;
  } finally {
    await client.end();
  }
}

const bulkLoadOf = (tx: postgres.TransactionSql): BulkLoad => ({
  run: (text, values = []) => tx.unsafe(text, values),
  async copy(table, rows) {
    const format = copyFormatOf(table);
    const columns = format.columns.map(quoted).join(", ");
    const stream = await tx.unsafe(`copy ${quoted(format.table)} (${columns}) from stdin`).writable();
    const done = finished(stream);
    let count = 0;
    let text = "";
    for (const row of rows) {
      text += format.line(row);
      count++;
      if (text.length < 262_144) continue;
      if (!stream.write(text)) await Promise.race([once(stream, "drain"), done]);
      text = "";
    }
    stream.end(text);
    await done;
    return count;
  },
});

/** Drops what slows a load; answers the statements that bring all of it back, in order. */
async function dropIndexes(tx: postgres.TransactionSql, tables: readonly string[]): Promise<string[]> {
  const names = [...tables];
  const references = await tx<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and (conrelid::regclass::text = any(${names}) or confrelid::regclass::text = any(${names}))`;
  const uniques = await tx<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype in ('p', 'u') and conrelid::regclass::text = any(${names})`;
  const indexes = await tx<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid::regclass::text = any(${names})
      and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`;
  for (const { table, name } of [...references, ...uniques]) {
    await tx.unsafe(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  }
  for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
  return [
    ...uniques.map(addConstraint),
    ...indexes.map(({ definition }) => definition),
    ...references.map(addConstraint),
  ];
}

const addConstraint = ({ table, name, definition }: { table: string; name: string; definition: string }): string =>
  `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
