import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { refuseUnboundStatement } from "./guard";
import * as schema from "./schema";

export type Db = PostgresJsDatabase<typeof schema>;
export type Database = { db: Db; close: () => Promise<void> };

export type DatabaseOptions = {
  url: string;
  /** Connections at most. */
  max?: number;
  /** Refuse statements that forget the workspace. On in every test, by setting in production. */
  guard?: boolean;
  /** Sees the text of every statement before it is sent. */
  onStatement?: (text: string) => void;
  applicationName?: string;
  /** Milliseconds after which PostgreSQL ends a statement. */
  statementTimeoutMs?: number;
};

/** A statement with this mark is planned anew each time, because the best plan depends on its values. */
export const planEachTime = "/* plan each time */";

export function openDatabase(options: DatabaseOptions): Database {
  const client = postgres(options.url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName ?? "halen-desk",
      TimeZone: "UTC",
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  const logQuery = (text: string) => {
    if (options.guard) refuseUnboundStatement(text);
    options.onStatement?.(text);
  };
  const watches = options.guard === true || options.onStatement !== undefined;
  const db = drizzle(preparing(client), { schema, ...(watches ? { logger: { logQuery } } : {}) });
  return { db, close: () => client.end({ timeout: 5 }) };
}

/**
 * Drizzle sends every statement through `unsafe`, which postgres.js does not prepare unless told. Preparing
 * saves parsing and planning on each repeat; texts are few, since values always travel as parameters.
 */
function preparing<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      if (key === "unsafe") {
        return (text: string, values: unknown[] = [], more: object = {}) =>
          value(text, values, { ...more, prepare: !text.includes(planEachTime) });
      }
      if (key === "begin" || key === "savepoint") {
        return (...args: unknown[]) =>
          value(...args.map((arg) => (typeof arg === "function" ? (inner: object) => arg(preparing(inner)) : arg)));
      }
      return value;
    },
  });
}
