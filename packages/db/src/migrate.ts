import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { grantJobs, installJobs } from "./jobs";

type Journal = { entries: { idx: number; tag: string; when: number }[] };

const readJournal = (directory: string): Journal =>
  JSON.parse(readFileSync(join(directory, "meta/_journal.json"), "utf8"));

/** How many migrations this build knows: its schema version. */
export const schemaVersionOf = (directory: string): number => readJournal(directory).entries.length;

/** A name for this exact set of migrations. */
export function fingerprintOf(directory: string): string {
  const hash = createHash("sha256");
  for (const { tag } of readJournal(directory).entries) hash.update(readFileSync(join(directory, `${tag}.sql`)));
  return hash.digest("hex").slice(0, 12);
}

export type MigrateOptions = {
  /** A role that may change the schema. */
  url: string;
  directory: string;
  /** The role the app runs as, when it is another one: it gets rows, never DDL, and may only add to `events`. */
  appRole?: string;
};

/** Brings the schema to this build's version. One process at a time; the others wait and find it done. */
export async function migrateDatabase({
  url,
  directory,
  appRole,
}: MigrateOptions): Promise<{ applied: number; version: number }> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(hashtext('halen-desk migrate'))`;
    const before = await appliedCount(client);
    const version = schemaVersionOf(directory);
    if (before > version) throw new Error(newerSchema(before, version));
    await client`set lock_timeout = '10s'`;
    await runMigrations(drizzle(client), { migrationsFolder: directory });
    await installJobs(url);
    if (appRole !== undefined) await grantTo(client, appRole);
    return { applied: version - before, version };
  } finally {
    await client.end();
  }
}

const newerSchema = (database: number, build: number): string =>
  `The database has schema version ${database}, this build knows ${build}. Run the newer build, or restore a backup made before the upgrade.`;

async function appliedCount(client: postgres.Sql): Promise<number> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return 0;
  const [row] = await client`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return Number(row?.count ?? 0);
}

async function grantTo(client: postgres.Sql, role: string): Promise<void> {
  const name = client(role);
  await client`grant usage on schema public, drizzle to ${name}`;
  await client`grant select on all tables in schema drizzle to ${name}`;
  await client`grant select, insert, update, delete on all tables in schema public to ${name}`;
  await client`revoke update, delete, truncate on events from ${name}`;
  await client`grant usage, select on all sequences in schema public to ${name}`;
  await grantJobs(client, role);
}

/** What stands in the way of a safe start; empty when nothing does. */
export async function findBootProblems(url: string, directory: string): Promise<string[]> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    const problems: string[] = [];
    const database = await appliedCount(client);
    const build = schemaVersionOf(directory);
    if (database > build) problems.push(newerSchema(database, build));
    if (database < build)
      problems.push(`The database has schema version ${database}, this build needs ${build}. Run ./desk migrate.`);
    const [commit] = await client`select current_setting('synchronous_commit') as value`;
    if (commit?.value === "off") {
      problems.push(
        "synchronous_commit is off: acknowledged writes could be lost in a crash. Set it to on for this role and database.",
      );
    }
    return problems;
  } finally {
    await client.end();
  }
}
