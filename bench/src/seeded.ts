import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { migrateDatabase, openDatabase } from "@desk/core/boot";
import { seedBench } from "@desk/core/seed";
import postgres from "postgres";
import { root } from "./settings";

export const migrationsDir = path.join(root, "packages", "db", "migrations");

type Log = (line: string) => void;
type Seeding = { name: string; url: string; tickets: number; log: Log };

/** Seeds a database once. Migrations that are newer than it are applied to it, as in any installation. */
export async function seedOnce(admin: postgres.Sql, seeding: Seeding): Promise<void> {
  const { name, url, tickets, log } = seeding;
  if ((await isComplete(admin, name)) && (await bringForward(url, log))) return;
  log(`seeding ${tickets} tickets, once`);
  const startedAt = performance.now();
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
  await migrateDatabase({ url, directory: migrationsDir });
  const database = openDatabase({ url, max: 4 });
  const onPhase = (phase: string) => log(`  ${((performance.now() - startedAt) / 1_000).toFixed(0)} s: ${phase}`);
  await seedBench(database.db, { url, tickets, seed: 1, now: new Date(), onPhase });
  await database.close();
  await admin.unsafe(`comment on database ${name} is 'complete'`);
  log(`seeded ${tickets} tickets in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
}

export async function isComplete(admin: postgres.Sql, name: string): Promise<boolean> {
  const [found] =
    await admin`select shobj_description(oid, 'pg_database') as note from pg_database where datname = ${name}`;
  return found?.note === "complete";
}

/** False when the database was made with other migrations than the first of today's. */
export async function bringForward(url: string, log: Log): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const rows = await client<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`;
    const known = migrationHashes();
    if (rows.some(({ hash }, index) => hash !== known[index])) return false;
    if (rows.length === known.length) return true;
    log(`applying ${known.length - rows.length} newer migrations`);
    await migrateDatabase({ url, directory: migrationsDir });
    await client.unsafe("vacuum (analyze)");
    return true;
  } finally {
    await client.end();
  }
}

function migrationHashes(): string[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(path.join(migrationsDir, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.map(({ tag }) => hashOf([path.join(migrationsDir, `${tag}.sql`)]));
}

/** Another story is another data set. How it is written follows the schema, which migrations bring forward. */
export function seedFingerprint(): string {
  const dir = path.join(root, "packages", "core", "src", "seed", "bench");
  return hashOf(["story.ts", "words.ts", "ids.ts"].map((name) => path.join(dir, name))).slice(0, 8);
}

const hashOf = (files: string[]): string => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
};
