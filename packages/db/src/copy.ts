import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/** A whole row: every column that PostgreSQL does not compute itself, none left to a default. */
export type FullRow<T extends PgTable> = Required<T["$inferInsert"]>;

export type CopyFormat<T extends PgTable> = {
  table: string;
  columns: string[];
  line: (row: FullRow<T>) => string;
};

/** How rows of a table are written for COPY, with its columns taken from the schema. */
export function copyFormatOf<T extends PgTable>(table: T): CopyFormat<T> {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => column.generated === undefined);
  const keys = columns.map(([key]) => key);
  return {
    table: getTableName(table),
    columns: columns.map(([, column]) => column.name),
    line(row) {
      const values: Record<string, unknown> = row;
      let line = "";
      for (const key of keys) line += (line === "" ? "" : "\t") + copyText(values[key], key);
      return `${line}\n`;
    },
  };
}

function copyText(value: unknown, key: string): string {
  if (value === null) return "\\N";
  switch (typeof value) {
    case "string":
      return escaped(value);
    case "number":
      return String(value);
    case "boolean":
      return value ? "t" : "f";
    case "object":
      if (value instanceof Date) return value.toISOString();
      return escaped(Array.isArray(value) ? arrayText(value) : JSON.stringify(value));
    default:
      throw new Error(`Column ${key} has no value.`);
  }
}

const arrayText = (values: unknown[]): string =>
  `{${values.map((value) => `"${String(value).replace(/["\\]/gu, "\\$&")}"`).join(",")}}`;

const special = /[\\\n\r\t]/u;
const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escaped = (value: string): string =>
  special.test(value) ? value.replace(/[\\\n\r\t]/gu, (char) => escapes[char] ?? char) : value;
