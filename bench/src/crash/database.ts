import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrateDatabase } from "@desk/core/boot";
import { type EmbeddedPostgres, freePort, startPostgres } from "@desk/db/embedded";
import postgres from "postgres";
import { durableSettings } from "../cluster";
import { familyOf } from "../process";
import { migrationsDir } from "../seeded";
import { root } from "../settings";

/** A PostgreSQL that can be killed and started again on the same port and data. */
export type CrashDatabase = {
  /** For the owner of the schema. */
  ownerUrl: string;
  /** For the product's own role. */
  appUrl: string;
  /** SIGKILL to every process of it at the same instant. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  loosenCommits: () => Promise<void>;
  remove: () => Promise<void>;
};

const appRole = "desk_app";

export async function openCrashDatabase(settings: Record<string, string> = {}): Promise<CrashDatabase> {
  const dir = mkdtempSync(path.join(tmpdir(), "halen-desk-crash-"));
  // As root the server runs under another account, which has to pass through here.
  chmodSync(dir, 0o755);
  const port = await freePort();
  const begin = (): Promise<EmbeddedPostgres> =>
    startPostgres({
      dataDir: path.join(dir, "data"),
      outsideDir: dir,
      resolveFrom: path.join(root, "packages", "db", "package.json"),
      password: "postgres",
      port,
      settings: { ...durableSettings, shared_buffers: "256MB", ...settings },
    });
  let running = await begin();
  const url = (user: string, name: string) => `postgres://${user}:postgres@127.0.0.1:${port}/${name}`;
  const asAdmin = async (work: (client: postgres.Sql) => Promise<unknown>) => {
    const client = postgres(url("postgres", "postgres"), { max: 1, onnotice: () => undefined });
    await work(client).finally(() => client.end());
  };
  await asAdmin(async (client) => {
    await client.unsafe(`create role ${appRole} login password 'postgres'`);
    await client.unsafe("create database desk");
  });
  await migrateDatabase({ url: url("postgres", "desk"), directory: migrationsDir, appRole });
  return {
    ownerUrl: url("postgres", "desk"),
    appUrl: url(appRole, "desk"),
    async kill() {
      // Each backend leads a group of its own, so the group of the first process is not all of them.
      const pids = familyOf(running.pid);
      for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const pid of pids) signalTo(pid, signal);
      await running.ended;
    },
    async start() {
      running = await begin();
    },
    loosenCommits: () =>
      asAdmin(async (client) => {
        await client.unsafe(`alter role ${appRole} set synchronous_commit = off`);
        await client`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${appRole}`;
      }),
    async remove() {
      await running.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself meanwhile.
  }
}
