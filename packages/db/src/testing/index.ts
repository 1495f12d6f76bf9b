import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll } from "vitest";
import { type Db, openDatabase } from "../client";
import { fingerprintOf, migrateDatabase } from "../migrate";

export const migrationsDirectory = fileURLToPath(new URL("../../migrations", import.meta.url));

export type TestDatabase = {
  readonly db: Db;
  readonly url: string;
  /** Texts of all statements since the last `statements.length = 0`. */
  readonly statements: string[];
};

const serverUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) throw new Error("TEST_DATABASE_URL is not set; run the tests through ./test.sh.");
  return url;
};

const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
};

/** Makes the migrated template once per set of migrations, whoever asks first. */
async function ensureTemplate(admin: postgres.Sql, template: string): Promise<void> {
  await admin`select pg_advisory_lock(hashtext(${template}))`;
  const [found] = await admin`select datistemplate from pg_database where datname = ${template}`;
  if (found?.datistemplate !== true) {
    await admin.unsafe(`drop database if exists ${template}`);
    await admin.unsafe(`create database ${template}`);
    await migrateDatabase({ url: withDatabase(serverUrl(), template), directory: migrationsDirectory });
    await admin.unsafe(`alter database ${template} is_template true`);
  }
  await admin`select pg_advisory_unlock(hashtext(${template}))`;
}

/** A fresh, migrated database. Drop it with `drop`. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const admin = postgres(serverUrl(), { max: 1, onnotice: () => undefined });
  const template = `desk_template_${fingerprintOf(migrationsDirectory)}`;
  const name = `desk_test_${randomBytes(6).toString("hex")}`;
  await ensureTemplate(admin, template);
  await admin.unsafe(`create database ${name} template ${template} strategy file_copy`);
  await admin.end();
  return {
    url: withDatabase(serverUrl(), name),
    drop: async () => {
      const again = postgres(serverUrl(), { max: 1, onnotice: () => undefined });
      await again.unsafe(`drop database if exists ${name} with (force)`);
      await again.end();
    },
  };
}

/** One database of its own for a test file, with the statement guard on. */
export function usingDatabase(options: { max?: number; statementTimeoutMs?: number } = {}): TestDatabase {
  const statements: string[] = [];
  let opened: { db: Db; url: string } | undefined;
  let end: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const clone = await cloneDatabase();
    const database = openDatabase({
      url: clone.url,
      max: options.max ?? 8,
      ...(options.statementTimeoutMs === undefined ? {} : { statementTimeoutMs: options.statementTimeoutMs }),
      guard: true,
      onStatement: (text) => statements.push(text),
    });
    opened = { db: database.db, url: clone.url };
    end = async () => {
      await database.close();
      await clone.drop();
    };
  }, 60_000);
  afterAll(() => end());
  const get = () => {
    if (opened === undefined) throw new Error("The test database is there from beforeAll on.");
    return opened;
  };
  return {
    get db() {
      return get().db;
    },
    get url() {
      return get().url;
    },
    statements,
  };
}
