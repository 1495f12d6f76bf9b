import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startPostgres } from "@desk/db/embedded";
import { outsideDir, type Secrets } from "../state.ts";
import { backOffMs } from "./child.ts";
import type { Log } from "./log.ts";

export type Database = { url: string; migrateUrl: string; isNew: boolean; stop: () => Promise<void> };

const databaseName = "halen_desk";

/** The database the environment names, or a PostgreSQL of our own that is started again whenever it dies. */
export async function openDatabase(root: string, stateDir: string, secrets: Secrets, log: Log): Promise<Database> {
  const { DATABASE_URL: url, DATABASE_MIGRATE_URL: migrateUrl } = process.env;
  if (url) return { url, migrateUrl: migrateUrl ?? url, isNew: false, stop: async () => {} };

  const start = (port?: number) =>
    startPostgres({
      dataDir: path.join(stateDir, "postgres"),
      outsideDir: outsideDir(stateDir),
      resolveFrom: path.join(root, "packages", "db", "package.json"),
      password: secrets.POSTGRES_PASSWORD,
      setup: firstStatements(secrets),
      settings: postgresSettings(),
      onLog: (line) => isWorthShowing(line) && log("postgres", line),
      ...(port === undefined ? {} : { port }),
    });
  let postgres = await start();
  const { port, isNew } = postgres;
  let isStopping = false;
  void keepRunning();

  async function keepRunning(): Promise<void> {
    for (let failures = 1; !isStopping; failures++) {
      const startedAt = performance.now();
      const code = await postgres.ended;
      if (isStopping) return;
      if (performance.now() - startedAt > 60_000) failures = 1;
      log("postgres", `ended with ${code}; starting again in ${backOffMs(failures) / 1000} s`);
      await delay(backOffMs(failures));
      postgres = await start(port).catch((error: Error): EmbeddedPostgres => {
        log("postgres", error.message);
        return { ...postgres, ended: Promise.resolve(null) };
      });
    }
  }

  const address = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${databaseName}`;
  return {
    url: address("desk_app", secrets.POSTGRES_APP_PASSWORD),
    migrateUrl: address("desk_owner", secrets.POSTGRES_OWNER_PASSWORD),
    isNew,
    async stop() {
      isStopping = true;
      await postgres.stop();
    },
  };
}

/** Two roles: one owns the schema and migrates, the other runs the product and may not change it. */
function firstStatements(secrets: Secrets): string[] {
  return [
    `CREATE ROLE desk_owner LOGIN PASSWORD '${secrets.POSTGRES_OWNER_PASSWORD}';`,
    `CREATE ROLE desk_app LOGIN PASSWORD '${secrets.POSTGRES_APP_PASSWORD}';`,
    `CREATE DATABASE ${databaseName} OWNER desk_owner;`,
  ];
}

function postgresSettings(): Record<string, string> {
  return { shared_buffers: "256MB", max_connections: "100", max_wal_size: "2GB", jit: "off" };
}

function isWorthShowing(line: string): boolean {
  return !/ LOG: {2}(starting PostgreSQL|listening on|database system|checkpoint|shutting down|redo|invalid record length|unexpected pageaddr|received|aborting|background worker)/.test(
    line,
  );
}
