import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "@desk/db/embedded";
import postgres from "postgres";
import { parentOf } from "./process";
import { root, stateDir } from "./settings";

/** A PostgreSQL on this machine whose processes can be read from /proc. */
export type Cluster = {
  /** Of the administrative database. */
  url: string;
  pid: number;
  version: string;
  databaseUrl: (name: string) => string;
  stop: () => Promise<void>;
};

/** Durable, as in production: what is acknowledged is on disk. */
export const durableSettings = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "1GB",
  max_wal_size: "4GB",
  max_connections: "200",
  jit: "off",
};

/** The server named by BENCH_DATABASE_URL, or one of our own in .data/bench. */
export async function openCluster(adminUrl: string | undefined): Promise<Cluster> {
  if (adminUrl !== undefined) return clusterAt(adminUrl, async () => undefined);
  mkdirSync(stateDir, { recursive: true });
  // As root the server runs under another account, which has to pass through here.
  if (process.getuid?.() === 0) chmodSync(stateDir, 0o755);
  const started = await startPostgres({
    dataDir: path.join(stateDir, "postgres"),
    outsideDir: "/var/lib/halen-desk/bench",
    resolveFrom: path.join(root, "packages", "db", "package.json"),
    password: "postgres",
    settings: durableSettings,
  });
  return clusterAt(`postgres://postgres:postgres@127.0.0.1:${started.port}/postgres`, () => started.stop());
}

async function clusterAt(url: string, stop: () => Promise<void>): Promise<Cluster> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  const [row] = await client`select pg_backend_pid() as pid, current_setting('server_version') as version`;
  const pid = parentOf(Number(row?.pid));
  await client.end();
  if (pid === undefined || !commandOf(pid).includes("postgres")) {
    throw new Error("PostgreSQL must run on this machine, since its CPU time is read from /proc.");
  }
  return {
    url,
    pid,
    version: String(row?.version),
    databaseUrl: (name) => {
      const changed = new URL(url);
      changed.pathname = `/${name}`;
      return changed.toString();
    },
    stop,
  };
}

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/comm`, "utf8");

/** pgbench of this machine, when there is one. Debian keeps it outside PATH. */
export function findPgbench(): string | undefined {
  const places = ["pgbench", ...[18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`)];
  return places.find((place) => spawnSync(place, ["--version"], { stdio: "ignore" }).status === 0);
}
